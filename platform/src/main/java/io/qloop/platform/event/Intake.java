package io.qloop.platform.event;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.PassingFault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * One member of the consumer group: takes records into the {@link Backlog} as long as there is room, has several threads
 * give them their effect, and tells Kafka how far everything is finished. What does not work out is sorted by its kind:
 *
 * <ul>
 *   <li>The database is away: everything waits and nothing is lost.
 *   <li>Many cases together failed: they are halved until the one is found; the others have their effect.
 *   <li>Many cases together took too long, or one met another transaction's lock: each is handled by itself.
 *   <li>One record by itself is refused, or fails for the third time: it becomes a dead letter.
 * </ul>
 */
final class Intake {

    /** What records bring about. */
    interface Effects {

        /** All of them or, with an exception, none of them. */
        void have(List<ReceivedRecord> records);

        /** Stores the record as a dead letter. */
        void putAside(ReceivedRecord raw, String reason, String detail);
    }

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int TRIES_OF_UNEXPECTED_FAULTS = 3;
    private static final int QUICK = 4;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Supplier<Consumer<String, byte[]>> kafka;
    private final Effects effects;
    private final EventSettings settings;
    private final Backlog backlog;
    private final List<Thread> workers = new ArrayList<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private volatile boolean running = true;
    private Thread poller;

    Intake(Supplier<Consumer<String, byte[]>> kafka, Effects effects, EventSettings settings) {
        this.kafka = kafka;
        this.effects = effects;
        this.settings = settings;
        this.backlog = new Backlog(settings.together(), settings.waiting(), InstantSource.system());
    }

    Backlog backlog() {
        return backlog;
    }

    void start() {
        poller = Thread.ofPlatform().name("event-intake").daemon().start(this::poll);
        for (var i = 0; i < settings.parallel(); i++) {
            // As many as there are connections for: a virtual thread that waits for the database costs more.
            workers.add(Thread.ofPlatform().daemon().name("events-", i).start(this::work));
            workers.add(Thread.ofPlatform().daemon().name("events-apart-", i).start(this::workApart));
        }
    }

    /** Finishes what is being handled, tells Kafka, and leaves the group. */
    void close() throws InterruptedException {
        backlog.close();
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        for (var worker : workers) {
            worker.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        running = false;
        poller.join(STOP_MILLIS);
    }

    private void poll() {
        while (running) {
            try (var consumer = kafka.get()) {
                poll(consumer);
            } catch (RuntimeException fault) {
                LOG.warnf(fault, "Consumption broke off");
                pauseBeforeBeginningAnew();
            } finally {
                // Whoever reads them next begins at what is committed.
                backlog.forget(backlog.positions().keySet());
                committed.clear();
            }
        }
    }

    private void poll(Consumer<String, byte[]> consumer) {
        consumer.subscribe(settings.topics(), new Handover(consumer));
        while (running) {
            var full = backlog.full();
            full.retainAll(consumer.assignment());
            consumer.resume(consumer.paused());
            consumer.pause(full);
            var records = new ArrayList<ReceivedRecord>();
            consumer.poll(POLL).forEach(record -> records.add(ReceivedRecord.of(record)));
            backlog.add(records);
            commit(consumer);
        }
        consumer.commitSync(positions());
    }

    private void pauseBeforeBeginningAnew() {
        try {
            if (running) {
                Thread.sleep(Backlog.LONGEST_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void commit(Consumer<String, byte[]> consumer) {
        var moved = positions();
        moved.entrySet().removeIf(one -> Long.valueOf(one.getValue().offset()).equals(committed.get(one.getKey())));
        if (moved.isEmpty()) {
            return;
        }
        moved.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        consumer.commitAsync(moved, (offsets, fault) -> {
            if (fault != null) {
                LOG.infof("Kafka does not know yet how far this service is: %s", fault.toString());
                committed.keySet().removeAll(offsets.keySet());
            }
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        return backlog.positions().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> new OffsetAndMetadata(one.getValue())));
    }

    /** Partitions that go to another instance: it begins where we were, and what is in our hands it finds in the inbox. */
    private final class Handover implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        private Handover(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Each shows up with its first record.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            var positions = positions();
            positions.keySet().retainAll(partitions);
            try {
                consumer.commitSync(positions);
            } catch (KafkaException fault) {
                LOG.infof("Events will be read again by another instance: %s", fault.toString());
            }
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            backlog.forget(partitions);
            committed.keySet().removeAll(partitions);
        }
    }

    private void work() {
        try {
            for (var shares = backlog.take(); !shares.isEmpty(); shares = backlog.take()) {
                handle(shares);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workApart() {
        try {
            for (var share = backlog.takeApart(); share.isPresent(); share = backlog.takeApart()) {
                handleApart(share.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(List<Backlog.Share> shares) throws InterruptedException {
        var records = shares.stream().flatMap(share -> share.records().stream()).toList();
        var outcome = patiently(() -> effects.have(records));
        if (outcome.late) {
            backlog.takeFewer();
        } else if (outcome.quick) {
            backlog.takeMore();
        }
        if (outcome.fault == null) {
            shares.forEach(backlog::finished);
        } else if (!outcome.late && isAway(outcome.fault)) {
            pause(shares, outcome.fault);
        } else if (shares.size() == 1 || outcome.late || PassingFault.meetsOthers(outcome.fault)) {
            shares.forEach(backlog::setApart);
        } else {
            var half = shares.size() / 2;
            handle(shares.subList(0, half));
            handle(shares.subList(half, shares.size()));
        }
    }

    /** @param quick whether it took but a small part of the time that it may take */
    private record Outcome(Throwable fault, boolean quick, boolean late) {}

    /** Runs the action; when it takes too long it is interrupted, and is late unless it succeeds all the same. */
    private Outcome patiently(Runnable action) throws InterruptedException {
        var fault = new AtomicReference<Throwable>();
        // Of its own, so that no late interruption meets something else.
        var begun = System.nanoTime();
        var thread = Thread.ofPlatform().daemon().name("events-together").start(() -> {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                fault.set(e);
            }
        });
        var inTime = thread.join(settings.patience());
        if (!inTime) {
            thread.interrupt();
            thread.join();
        }
        var quick =
                System.nanoTime() - begun < settings.patience().dividedBy(QUICK).toNanos();
        return new Outcome(fault.get(), quick, !inTime);
    }

    private void handleApart(Backlog.Share share) {
        try {
            effects.have(share.records());
            backlog.finished(share);
        } catch (RuntimeException | Error fault) {
            if (isAway(fault)) {
                pause(List.of(share), fault);
            } else if (!PassingFault.meetsOthers(fault)
                    && (fault instanceof Refusal || backlog.failures(share) >= TRIES_OF_UNEXPECTED_FAULTS)) {
                putAside(share, fault);
            } else {
                backlog.setApart(share);
            }
        }
    }

    private void putAside(Backlog.Share share, Throwable fault) {
        var raw = share.records().getFirst();
        try {
            if (fault instanceof Refusal refusal) {
                effects.putAside(raw, refusal.code(), detail(refusal));
            } else {
                LOG.errorf(
                        fault, "%s/%d/%d failed and becomes a dead letter", raw.topic(), raw.partition(), raw.offset());
                effects.putAside(raw, "unexpected-fault", describe(fault));
            }
            backlog.finished(share);
        } catch (RuntimeException | Error storage) {
            pause(List.of(share), storage);
        }
    }

    private void pause(List<Backlog.Share> shares, Throwable fault) {
        LOG.warnf("Consumption waits for a fault to pass: %s", describe(fault));
        backlog.pause(shares);
    }

    private static boolean isAway(Throwable fault) {
        return PassingFault.is(fault) && !PassingFault.meetsOthers(fault);
    }

    private static String detail(Refusal refusal) {
        return refusal.field().map(f -> f + ": ").orElse("")
                + refusal.args().stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(refusal.code());
    }

    private static String describe(Throwable fault) {
        var root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
