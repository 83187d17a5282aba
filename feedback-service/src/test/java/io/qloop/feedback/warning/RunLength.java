package io.qloop.feedback.warning;

import io.qloop.platform.procedure.WarningRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How long a chart runs until it warns, by simulation: feedbacks come by chance, so many a day on average, from some day on
 * more of them. The chart sees each day as the product would, and does not know what is usual but from its baseline.
 */
final class RunLength {

    /** Days of the baseline before the run. */
    private static final int BEFORE = 400;

    /** Days that a delivery brings feedbacks. */
    private static final int DELIVERY_LASTS = 28;

    private final WarningRule rule;
    private final double perDay;
    private final double factor;
    private final boolean delivers;
    private final double volume;
    private final boolean measured;

    /** @param factor by how much more come in the run than before; 1 where nothing changes */
    RunLength(WarningRule rule, double perDay, double factor) {
        this(rule, perDay, factor, false, 1, false);
    }

    private RunLength(
            WarningRule rule, double perDay, double factor, boolean delivers, double volume, boolean measured) {
        this.rule = rule;
        this.perDay = perDay;
        this.factor = factor;
        this.delivers = delivers;
        this.volume = volume;
        this.measured = measured;
    }

    /**
     * The same where so many times as much is delivered in the run as before, on every third day, and feedbacks are as many
     * as there is of it.
     *
     * @param measured whether the chart is told what was delivered
     */
    RunLength withVolume(double volume, boolean measured) {
        return new RunLength(rule, perDay, factor, true, volume, measured);
    }

    /**
     * What many runs showed.
     *
     * @param median  days until the first warning; the length of the runs where most of them had none
     * @param warned  share of the runs with a warning
     */
    record Result(int runs, int days, double median, double warned) {}

    Result of(int runs, int days, long seed) {
        var random = new SplittableRandom(seed);
        var lengths = random.ints(runs)
                .mapToLong(each -> run(days, new SplittableRandom(each)))
                .sorted()
                .toArray();
        var warned = 0;
        for (var length : lengths) {
            warned += length <= days ? 1 : 0;
        }
        return new Result(runs, days, Math.min(days, lengths[runs / 2]), (double) warned / runs);
    }

    /** The day of the first warning, counted from 1; one more than there are days if there is none. */
    private int run(int days, SplittableRandom random) {
        var begin = LocalDate.of(2026, 1, 5);
        var counts = new TreeMap<LocalDate, Integer>();
        var delivered = new TreeMap<LocalDate, Double>();
        for (int day = -BEFORE; day < days; day++) {
            var today = begin.plusDays(day);
            if (delivers && Math.floorMod(day, 3) == 0) {
                // Between nothing and twice as much as on average.
                delivered.put(today, 6 * random.nextDouble() * (day < 0 ? 1 : volume));
            }
            var exposure = new Exposure(
                    WarningRule.Exposure.QUANTITY, delivered, "kg", begin.minusDays(BEFORE), DELIVERY_LASTS, today);
            var there = !delivers ? 1 : exposure.in(new DailyCounts.Span(today, today));
            put(counts, today, poisson(perDay * there * (day < 0 ? 1 : factor), random));
            var chart = new RateChart(
                    rule,
                    new DailyCounts(counts, begin.minusDays(BEFORE)),
                    List.of(),
                    Optional.of(exposure).filter(_ -> measured));
            if (day >= 0
                    && counts.containsKey(today)
                    && chart.at(today).filter(RateChart.Point::warns).isPresent()) {
                return day + 1;
            }
        }
        return days + 1;
    }

    private static void put(TreeMap<LocalDate, Integer> counts, LocalDate day, int feedbacks) {
        if (feedbacks > 0) {
            counts.put(day, feedbacks);
        }
    }

    /** By counting how many exponential gaps fit into one. */
    private static int poisson(double mean, SplittableRandom random) {
        if (mean == 0) {
            return 0;
        }
        int events = -1;
        double passed = 0;
        while (passed < 1) {
            events++;
            passed -= Math.log(1 - random.nextDouble()) / mean;
        }
        return events;
    }
}
