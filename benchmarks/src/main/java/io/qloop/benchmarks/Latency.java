package io.qloop.benchmarks;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long something took, many times. */
final class Latency {

    private final Histogram histogram = new Histogram(3);

    void record(long nanos) {
        histogram.recordValue(Math.max(0, nanos / 1_000));
    }

    long count() {
        return histogram.getTotalCount();
    }

    String at(double percentile) {
        return String.format(Locale.ROOT, "%.1f ms", histogram.getValueAtPercentile(percentile) / 1_000.0);
    }

    String summary() {
        return "p50 " + at(50) + ", p99 " + at(99);
    }
}
