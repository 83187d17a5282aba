package io.qloop.benchmarks;

import io.qloop.systemtests.product.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code ./qloop up} by somebody who has used it before. */
final class WarmStart {

    private final Path home;
    private final Table table;
    private final String offset = String.valueOf(ThreadLocalRandom.current().nextInt(1_000, 12_000));

    WarmStart(Path home, Table table) {
        this.home = home;
        this.table = table;
    }

    void measure(int rounds) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        qloop("up", "--detach");
        qloop("down");
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            qloop("up", "--detach");
            times.add((System.nanoTime() - start) / 1e9);
            qloop("down");
        }
        table.add(
                "./qloop up, with data and nothing to build",
                "≤ 30 s",
                Figures.of(times.stream().mapToDouble(x -> x)).with(1) + " s",
                rounds + " starts, until everything is healthy");
    }

    private void qloop(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Product.root().resolve("qloop").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("warm.log").toFile()));
        process.environment().put("QLOOP_HOME", home.toString());
        process.environment().put("QLOOP_PORT_OFFSET", offset);
        if (process.start().waitFor() != 0) {
            throw new IllegalStateException(
                    "./qloop " + String.join(" ", words) + " failed, see " + home.resolve("warm.log"));
        }
    }
}
