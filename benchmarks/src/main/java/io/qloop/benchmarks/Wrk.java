package io.qloop.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HTTP load from as many connections as asked for, as fast as they are answered. */
record Wrk(Path script, String url, Map<String, String> environment, int connections) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern SHARE = Pattern.compile("(50|99)%\\s+([0-9.]+\\w+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN = Pattern.compile("Socket errors: (.*)");

    /** Requests per second that were answered as they should be. */
    double perSecond(int seconds) {
        return rate(run(seconds));
    }

    /** How long the answers took: {@code p50 1.20ms, p99 4.00ms; 1,200 /s}. */
    String latency(int seconds) {
        // The first second warms up.
        run(1);
        var said = run(seconds);
        var shares = SHARE.matcher(said)
                .results()
                .map(it -> "p" + it.group(1) + " " + it.group(2))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%s; %,.0f /s", shares, rate(said));
    }

    private String run(int seconds) {
        var said = Tool.WRK.run(
                environment,
                List.of("-t1", "-c" + connections, "-d" + seconds + "s", "--latency", "-s", script.toString(), url));
        var refused = REFUSED.matcher(said);
        var broken = BROKEN.matcher(said);
        if (refused.find() || broken.find()) {
            throw new IllegalStateException("Not every request was answered as it should be:\n" + said);
        }
        return said;
    }

    private static double rate(String said) {
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
