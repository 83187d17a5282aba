package io.qloop.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final TopicPartition PARTITION = new TopicPartition("cases", 0);

    private final MovableClock clock = new MovableClock();
    private final Backlog backlog = new Backlog(4, 6, clock);
    private long nextOffset;

    @Test
    void handsOutRecordsOfManyCasesTogetherEachInItsOrder() throws InterruptedException {
        add("a", "b", "a", "c", "d");

        assertThat(offsets(backlog.take())).containsExactly(0L, 2L, 1L, 3L);
        assertThat(offsets(backlog.take())).containsExactly(4L);
    }

    @Test
    void handsOutFewerWhileTheyTakeLongAndAsManyAsBeforeWhenTheyDoNot() throws InterruptedException {
        add("a", "b", "c", "d", "e", "f");

        backlog.takeFewer();
        assertThat(offsets(backlog.take())).containsExactly(0L);
        backlog.takeMore();
        assertThat(offsets(backlog.take())).containsExactly(1L, 2L);
        backlog.takeFewer();
        backlog.takeFewer();
        assertThat(offsets(backlog.take())).containsExactly(3L);
    }

    @Test
    void beginsWithFewAndHandsOutNoMoreThanItMay() throws InterruptedException {
        var large = new Backlog(30, 1000, clock);
        large.add(Stream.generate(() -> record(UUID.randomUUID().toString(), new byte[10]))
                .limit(90)
                .toList());

        assertThat(large.take()).hasSize(10);
        large.takeMore();
        assertThat(large.take()).hasSize(20);
        large.takeMore();
        large.takeMore();
        assertThat(large.take()).hasSize(30);
    }

    @Test
    void handsOutNothingOfACaseThatIsInSomebodysHands() throws InterruptedException {
        add("a");
        var first = backlog.take();
        add("a", "b");

        assertThat(offsets(backlog.take())).containsExactly(2L);

        first.forEach(backlog::finished);
        assertThat(offsets(backlog.take())).containsExactly(1L);
    }

    @Test
    void standsStillBeforeTheOldestUnfinishedRecord() throws InterruptedException {
        add("slow", "b", "c", "d");
        var slow = backlog.take();
        backlog.finished(slow.get(1));
        backlog.finished(slow.get(2));

        assertThat(backlog.positions()).isEqualTo(Map.of(PARTITION, 0L));

        backlog.finished(slow.get(0));
        assertThat(backlog.positions()).isEqualTo(Map.of(PARTITION, 3L));
        backlog.finished(slow.get(3));
        assertThat(backlog.positions()).isEqualTo(Map.of(PARTITION, 4L));
        assertThat(backlog.size()).isZero();
    }

    @Test
    void handsOutACaseThatIsSetApartOneByOneAndLeavesItOutOfTheOthers() throws InterruptedException {
        add("bad", "bad", "good");
        var shares = backlog.take();
        backlog.setApart(shares.get(0));
        backlog.finished(shares.get(1));
        add("good", "bad");

        assertThat(offsets(backlog.take())).containsExactly(3L);
        var first = backlog.takeApart().orElseThrow();
        assertThat(offsets(List.of(first))).containsExactly(0L);
        assertThat(backlog.casesApart()).isEqualTo(1);
        backlog.finished(first);
        var second = backlog.takeApart().orElseThrow();
        backlog.finished(second);
        assertThat(offsets(List.of(second))).containsExactly(1L);
        backlog.finished(backlog.takeApart().orElseThrow());
        assertThat(backlog.casesApart()).isZero();
        assertThat(backlog.positions()).isEqualTo(Map.of(PARTITION, 3L));
    }

    @Test
    void triesAFailingCaseLaterAndLater() throws InterruptedException {
        add("bad", "other");
        var shares = backlog.take();
        backlog.setApart(shares.get(0));
        backlog.setApart(shares.get(1));
        var bad = backlog.takeApart().orElseThrow();
        backlog.setApart(bad);

        var other = backlog.takeApart().orElseThrow();

        assertThat(offsets(List.of(other))).containsExactly(1L);
        assertThat(backlog.failures(bad)).isEqualTo(2);
        clock.forward(Backlog.SHORTEST_PAUSE);
        assertThat(offsets(List.of(backlog.takeApart().orElseThrow()))).containsExactly(0L);
    }

    @Test
    void handsOutTheSameRecordsInTheirOrderWhenAPauseIsOver() throws InterruptedException {
        add("a", "a", "b");
        backlog.pause(backlog.take());
        add("a");

        clock.forward(Backlog.SHORTEST_PAUSE);

        assertThat(offsets(backlog.take())).containsExactly(0L, 1L, 3L, 2L);
    }

    @Test
    void isFullWhenEnoughOfAPartitionIsUnfinished() throws InterruptedException {
        add("a", "b", "c", "d", "e", "f");

        assertThat(backlog.full()).containsExactly(PARTITION);

        backlog.take().forEach(backlog::finished);
        assertThat(backlog.full()).isEmpty();
    }

    @Test
    void isFullWhenFewRecordsAreLarge() {
        backlog.add(List.of(record("a", new byte[600_000]), record("b", new byte[600_000])));

        assertThat(backlog.full()).containsExactly(PARTITION);
    }

    @Test
    void forgetsWhatBelongsToSomebodyElse() throws InterruptedException {
        add("a", "b", "c", "d", "e");
        var mine = backlog.take();
        backlog.setApart(mine.get(3));

        backlog.forget(List.of(PARTITION));
        mine.subList(0, 3).forEach(backlog::finished);

        assertThat(backlog.size()).isZero();
        assertThat(backlog.positions()).isEmpty();
        assertThat(backlog.casesApart()).isZero();
    }

    @Test
    void handsOutNothingWhenItIsClosed() throws InterruptedException {
        add("a");

        backlog.close();

        assertThat(backlog.take()).isEmpty();
        assertThat(backlog.takeApart()).isEmpty();
    }

    private void add(String... keys) {
        var records = new ArrayList<ReceivedRecord>();
        for (var key : keys) {
            records.add(record(key, new byte[10]));
        }
        backlog.add(records);
    }

    private ReceivedRecord record(String key, byte[] payload) {
        return new ReceivedRecord(PARTITION.topic(), PARTITION.partition(), nextOffset++, 0, key, Map.of(), payload);
    }

    private static List<Long> offsets(List<Backlog.Share> shares) {
        return shares.stream()
                .flatMap(share -> share.records().stream())
                .map(ReceivedRecord::offset)
                .toList();
    }

    private static final class MovableClock implements InstantSource {
        private Instant now = Instant.parse("2026-11-21T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void forward(Duration duration) {
            now = now.plus(duration);
        }
    }
}
