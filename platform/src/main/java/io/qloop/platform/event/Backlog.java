package io.qloop.platform.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The records that were taken from Kafka and are not finished, as one line for each case (a key in a partition). At most
 * one thread at a time has records of a case, so they are handled in their order; different cases are handled at the
 * same time, many together in one transaction. A case that takes long or fails is set apart: its records are handled one
 * by one, by threads of their own, and the others go on.
 *
 * <p>Of a partition everything before its position is finished. It stands still while one case does not get on, and what
 * others have behind it is remembered here only: whoever takes the partition over reads it again, and the inbox knows.
 */
final class Backlog {

    static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 1024 * 1024;
    /** A service that has just been started takes long for everything. */
    private static final int FIRST_TOGETHER = 10;

    private final int together;
    private final int mostWaiting;
    private final InstantSource clock;
    private final Map<CaseKey, Line> lines = new HashMap<>();
    private final ArrayDeque<Line> ready = new ArrayDeque<>();
    private final PriorityQueue<Line> apart = new PriorityQueue<>(Comparator.comparing(line -> line.due));
    private final Map<TopicPartition, Progress> progress = new HashMap<>();
    private int atOnce;
    private Duration pause = Duration.ZERO;
    private Instant pausedUntil = Instant.EPOCH;
    private boolean closed;

    /**
     * An empty one.
     *
     * @param together how many records are handled together at most; fewer at first, and while they take long
     * @param mostWaiting how many unfinished records make a partition {@link #full}
     */
    Backlog(int together, int mostWaiting, InstantSource clock) {
        this.together = together;
        this.atOnce = Math.min(together, FIRST_TOGETHER);
        this.mostWaiting = mostWaiting;
        this.clock = clock;
    }

    private record CaseKey(TopicPartition partition, String key) {}

    /** The next records of one case, in their order. They come back: finished, given back, or set apart. */
    static final class Share {
        private final Line line;
        private final List<ReceivedRecord> records;

        private Share(Line line, List<ReceivedRecord> records) {
            this.line = line;
            this.records = records;
        }

        List<ReceivedRecord> records() {
            return records;
        }
    }

    synchronized void add(List<ReceivedRecord> records) {
        for (var record : records) {
            var partition = new TopicPartition(record.topic(), record.partition());
            progress.computeIfAbsent(partition, _ -> new Progress()).taken(record);
            var line = lines.get(new CaseKey(partition, record.key()));
            if (line == null) {
                line = new Line(new CaseKey(partition, record.key()));
                lines.put(line.key, line);
                ready.add(line);
            }
            line.waiting.add(record);
        }
        notifyAll();
    }

    /** Waits for records of cases that are not set apart; empty when closed. */
    synchronized List<Share> take() throws InterruptedException {
        awaitUntil(() -> ready.isEmpty() ? Instant.MAX : pausedUntil);
        var shares = new ArrayList<Share>();
        for (var room = atOnce; !closed && room > 0 && !ready.isEmpty(); ) {
            var share = ready.poll().share(room);
            shares.add(share);
            room -= share.records.size();
        }
        return shares;
    }

    /** Those that were taken together were done with time to spare. */
    synchronized void takeMore() {
        atOnce = Math.min(together, atOnce * 2);
    }

    /** Those that were taken together took too long. */
    synchronized void takeFewer() {
        atOnce = Math.max(1, atOnce / 4);
    }

    /** Waits until it is time for a case that is set apart, and gives one record of it; empty when closed. */
    synchronized Optional<Share> takeApart() throws InterruptedException {
        awaitUntil(() -> apart.isEmpty() ? Instant.MAX : later(pausedUntil, apart.peek().due));
        return closed ? Optional.empty() : Optional.of(apart.poll().share(1));
    }

    synchronized void finished(Share share) {
        pause = Duration.ZERO;
        share.line.failures = 0;
        if (isKnown(share.line)) {
            progress.get(share.line.key.partition()).finished(share.records);
        }
        release(share.line);
    }

    /** The case's records are tried again one by one, after a pause that grows with each failure. */
    synchronized void setApart(Share share) {
        var line = share.line;
        line.apart = true;
        line.due = clock.instant().plus(line.failures == 0 ? Duration.ZERO : pauseAfter(line.failures));
        line.failures++;
        giveBack(share);
    }

    /** How often the case failed since it last got on. */
    synchronized int failures(Share share) {
        return share.line.failures;
    }

    /** The records are tried again; nothing is handed out until a pause is over that grows with each failure. */
    synchronized void pause(Collection<Share> shares) {
        if (!pausedUntil.isAfter(clock.instant())) {
            pause = pause.isZero() ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2));
            pausedUntil = clock.instant().plus(pause);
        }
        shares.forEach(this::giveBack);
    }

    private void giveBack(Share share) {
        share.records.reversed().forEach(share.line.waiting::addFirst);
        release(share.line);
    }

    private void release(Line line) {
        if (isKnown(line)) {
            if (line.waiting.isEmpty()) {
                lines.remove(line.key);
            } else {
                (line.apart ? apart : ready).add(line);
            }
        }
        notifyAll();
    }

    /** Does the line's partition still belong to us, as it did when the records were handed out? */
    private boolean isKnown(Line line) {
        return lines.get(line.key) == line;
    }

    /** Drops what waits of partitions that belong to somebody else from now on. */
    synchronized void forget(Collection<TopicPartition> partitions) {
        lines.keySet().removeIf(key -> partitions.contains(key.partition()));
        ready.removeIf(line -> partitions.contains(line.key.partition()));
        apart.removeIf(line -> partitions.contains(line.key.partition()));
        progress.keySet().removeAll(partitions);
    }

    /** The offset of each partition before which everything is finished. */
    synchronized Map<TopicPartition, Long> positions() {
        return progress.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                .position()));
    }

    /** The partitions of which enough is waiting, in number or in size. */
    synchronized Set<TopicPartition> full() {
        return progress.entrySet().stream()
                .filter(one -> one.getValue().unfinished.size() >= mostWaiting || one.getValue().bytes >= MAX_BYTES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many records are not finished. */
    synchronized int size() {
        return progress.values().stream().mapToInt(one -> one.unfinished.size()).sum();
    }

    /** How many cases are set apart. */
    synchronized long casesApart() {
        return lines.values().stream().filter(line -> line.apart).count();
    }

    /** Hands out nothing more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until it is time, which may change with everything that happens meanwhile, or until the end. */
    private void awaitUntil(Supplier<Instant> time) throws InterruptedException {
        for (var due = time.get(); !closed && due.isAfter(clock.instant()); due = time.get()) {
            if (due.equals(Instant.MAX)) {
                wait();
            } else {
                wait(Math.max(1, Duration.between(clock.instant(), due).toMillis()));
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration pauseAfter(int failures) {
        return shorter(SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10)));
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** What waits of one case. */
    private static final class Line {
        private final CaseKey key;
        private final ArrayDeque<ReceivedRecord> waiting = new ArrayDeque<>();
        private boolean apart;
        private int failures;
        private Instant due = Instant.EPOCH;

        private Line(CaseKey key) {
            this.key = key;
        }

        private Share share(int most) {
            var records = new ArrayList<ReceivedRecord>(Math.min(most, waiting.size()));
            while (records.size() < most && !waiting.isEmpty()) {
                records.add(waiting.poll());
            }
            return new Share(this, records);
        }
    }

    /** How far a partition is. */
    private static final class Progress {
        private final TreeSet<Long> unfinished = new TreeSet<>();
        private long next;
        private long bytes;

        private void taken(ReceivedRecord record) {
            unfinished.add(record.offset());
            next = record.offset() + 1;
            bytes += size(record);
        }

        private void finished(List<ReceivedRecord> records) {
            for (var record : records) {
                unfinished.remove(record.offset());
                bytes -= size(record);
            }
        }

        private long position() {
            return unfinished.isEmpty() ? next : unfinished.first();
        }

        private static long size(ReceivedRecord record) {
            return record.payload() == null ? 0 : record.payload().length;
        }
    }
}
