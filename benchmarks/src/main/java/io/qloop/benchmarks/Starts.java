package io.qloop.benchmarks;

import io.qloop.systemtests.product.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service takes to start and to be there. */
final class Starts {

    private static final List<String> ALL =
            List.of("feedback", "complaint", "returns", "survey", "notification", "gateway");
    private static final Pattern STARTED = Pattern.compile("started in (\\d+\\.\\d+)s");

    private final World world;
    private final Table table;

    Starts(World world, Table table) {
        this.world = world;
        this.table = table;
    }

    /** Each alone, the others being up; the time is what the service itself says, from the start of its process on. */
    void services(int rounds) throws IOException {
        for (var service : ALL) {
            var times = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                world.product().stop(service);
                world.product().start(service);
                times.add(lastStart(service));
            }
            table.add(
                    "start of " + service + " / resident memory",
                    "≤ 1.5 s / ≤ 220 MB",
                    Figures.of(times.stream().mapToDouble(x -> x)).with(2) + " s / "
                            + Machine.residentMegabytes(world.product().pid(service)) + " MB",
                    "alone, " + rounds + " starts; memory after the last one");
        }
    }

    void memoryNow(String when) {
        table.add(
                "resident memory " + when,
                "≤ 220 MB each",
                ALL.stream()
                        .map(service -> String.format(
                                Locale.ROOT,
                                "%s %d",
                                service,
                                Machine.residentMegabytes(world.product().pid(service))))
                        .collect(Collectors.joining(", ")),
                "MB");
    }

    private double lastStart(String service) throws IOException {
        var log = Files.readString(world.product().home().resolve("logs/" + service + ".log"));
        var found = STARTED.matcher(log);
        double last = Double.NaN;
        while (found.find()) {
            last = Double.parseDouble(found.group(1));
        }
        return last;
    }
}
