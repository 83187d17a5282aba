package io.qloop.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** SQL load: the limit of what the database gives for these statements. */
record Pgbench(Path script, int port, String database, String user, int connections) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([1-9]\\d*)");

    double perSecond(int seconds) {
        var said = Tool.PGBENCH.run(
                Map.of("PGPASSWORD", "qloop"),
                List.of(
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "-U",
                        user,
                        "-c",
                        String.valueOf(connections),
                        "-j",
                        "1",
                        "-T",
                        String.valueOf(seconds),
                        "-f",
                        script.toString(),
                        database));
        if (FAILED.matcher(said).find()) {
            throw new IllegalStateException(said);
        }
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
