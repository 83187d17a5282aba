package io.qloop.benchmarks;

import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** A service that was away finds many returns waiting. */
final class Backlog {

    private static final String TOPIC = "logistics.returns";

    private static final int AT_ONCE = 10_000;

    private final World world;
    private final Table table;

    Backlog(World world, Table table) {
        this.world = world;
        this.table = table;
    }

    void of(int size, int rounds) {
        var rates = new ArrayList<Double>();
        var announced = new ArrayList<Double>();
        long memoryBefore = 0;
        long memoryAfter = 0;
        for (int round = 0; round < rounds; round++) {
            world.product().stop("returns");
            var name = Work.fresh("RN-BACKLOG");
            long before = position();
            publish(name, size);
            long events = inspections();
            world.product().start("returns");
            memoryBefore = Machine.residentMegabytes(world.product().pid("returns"));

            Until.holds("the first of the backlog", () -> position() > before);
            long done = position() - before;
            long start = System.nanoTime();
            Until.holds("the whole backlog", Duration.ofMinutes(5), () -> position() - before >= size);
            rates.add((size - done) / ((System.nanoTime() - start) / 1e9));
            Until.holds("all inspections are announced", Duration.ofMinutes(5), () -> inspections() - events >= size);
            announced.add((size - done) / ((System.nanoTime() - start) / 1e9));
            memoryAfter = Machine.residentMegabytes(world.product().pid("returns"));
        }
        table.add(
                "backlog of " + size + " return-received",
                "≥ 2,000 /s",
                Figures.of(rates.stream().mapToDouble(x -> x)).with(0) + " /s",
                rounds + " rounds after a start; until the last inspection is on Kafka "
                        + Figures.of(announced.stream().mapToDouble(x -> x)).with(0) + " /s; memory "
                        + memoryBefore + " → " + memoryAfter + " MB");
    }

    private void publish(String name, int size) {
        for (int from = 0; from < size; from += AT_ONCE) {
            world.bus()
                    .publishAll(IntStream.range(from, Math.min(from + AT_ONCE, size))
                            .mapToObj(i -> Work.returnReceived(name + "-" + i, Work.CUSTOMER, "LOT-" + name + "-" + i))
                            .toList());
        }
    }

    /** How many records of the topic the service is done with. */
    private long position() {
        return IntStream.range(0, 6)
                .mapToLong(i -> world.bus().position("returns", new TopicPartition(TOPIC, i)))
                .sum();
    }

    private long inspections() {
        return world.events().ofType("qloop.returns.inspection-requested.v1").count();
    }
}
