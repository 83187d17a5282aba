package io.qloop.feedback.warning;

import io.qloop.feedback.warning.DailyCounts.Amount;
import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.procedure.WarningRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The control chart of one rule for one product, customer or kind.
 *
 * <p>How many feedbacks are usual is known from the baseline only, so a limit that took its rate for the true one would give
 * too many false alarms. The probability here is that of the number to come, given the number of the baseline: with
 * <i>n</i> feedbacks in <i>b</i> days, the number <i>x</i> in the next <i>d</i> days is negative binomial, and
 * P(x ≥ k) = I(d / (d + b); k, n + 1), the regularized incomplete beta function. It holds for both charts: for u the days
 * are fixed and the feedbacks are counted, for g the other way round.
 *
 * @param left spans of earlier warnings that were no false alarms: they do not tell what is usual
 */
record RateChart(WarningRule rule, DailyCounts counts, List<Span> left) {

    /** A limit out of less than so many days would say nothing. */
    private static final int LEAST_BASELINE = 28;

    /**
     * A point of the chart.
     *
     * @param expected    feedbacks in the span, as far as the baseline tells
     * @param limit       that many feedbacks call for a warning
     * @param probability that the baseline leads to as many feedbacks or more
     */
    record Point(Span span, long feedbacks, double expected, long limit, double probability) {

        boolean warns() {
            return feedbacks >= limit;
        }
    }

    /** The days whose counts these points need: those that a feedback of the day belongs to, and so many up to it. */
    static Span needed(WarningRule rule, LocalDate day, int points) {
        return switch (rule.chart()) {
            case U -> {
                var period = period(rule, day);
                var shown = (points - 1L) * rule.days();
                yield new Span(period.first().minusDays(shown + rule.baseline()), period.last());
            }
            case G -> {
                // As rare as it is, so many feedbacks took longer than this only where there is nothing to warn of.
                var longest = 2L * rule.baseline();
                yield new Span(day.minusDays(longest + rule.baseline()), day.plusDays(longest));
            }
        };
    }

    /**
     * The points that a feedback of the day belongs to: in a g chart those of the next days with feedbacks as well, for as
     * long as it is among the cases that they count.
     */
    List<Point> touched(LocalDate day) {
        return switch (rule.chart()) {
            case U -> at(day).stream().toList();
            case G ->
                counts.days().tailMap(day, true).keySet().stream()
                        .limit(rule.cases())
                        .flatMap(one -> at(one).stream())
                        .toList();
        };
    }

    /** The point that holds the day; empty where too little is known, or (g) where too few feedbacks were received. */
    Optional<Point> at(LocalDate day) {
        return switch (rule.chart()) {
            case U -> point(period(rule, day));
            case G -> counts.last(rule.cases(), day).flatMap(this::point);
        };
    }

    /** The last points of the chart up to a day, the oldest first; a g chart has a point on each day with a feedback. */
    List<Point> upTo(LocalDate day, int most) {
        var points = new ArrayList<Point>();
        switch (rule.chart()) {
            case U -> {
                var period = period(rule, day);
                for (int i = most - 1; i >= 0; i--) {
                    var first = period.first().minusDays((long) i * rule.days());
                    point(new Span(first, first.plusDays(rule.days() - 1L))).ifPresent(points::add);
                }
            }
            case G -> {
                var days = counts.days().headMap(day, true).descendingKeySet().stream()
                        .limit(most)
                        .toList();
                days.reversed().forEach(one -> at(one).ifPresent(points::add));
            }
        }
        return points;
    }

    /** Periods follow each other from the first Monday of 1970 on, so that those of whole weeks begin on Mondays. */
    private static Span period(WarningRule rule, LocalDate day) {
        var monday = LocalDate.of(1970, 1, 5).toEpochDay();
        var first = day.minusDays(Math.floorMod(day.toEpochDay() - monday, rule.days()));
        return new Span(first, first.plusDays(rule.days() - 1L));
    }

    private Optional<Point> point(Span span) {
        var before =
                new Span(span.first().minusDays(rule.baseline()), span.first().minusDays(1));
        var usual = counts.without(left, before);
        if (usual.days() < LEAST_BASELINE) {
            return Optional.empty();
        }
        var feedbacks = counts.in(span);
        return Optional.of(new Point(
                span,
                feedbacks,
                (usual.feedbacks() + 1.0) * span.days() / usual.days(),
                limit(usual, span.days()),
                probability(usual, span.days(), feedbacks)));
    }

    private long limit(Amount usual, long days) {
        long least = rule.atLeast();
        if (isRare(usual, days, least)) {
            return least;
        }
        long tooFew = least;
        long enough = 2 * least;
        while (!isRare(usual, days, enough)) {
            tooFew = enough;
            enough *= 2;
        }
        while (enough - tooFew > 1) {
            var middle = (tooFew + enough) / 2;
            if (isRare(usual, days, middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private boolean isRare(Amount usual, long days, long feedbacks) {
        return probability(usual, days, feedbacks) <= rule.falseAlarm().doubleValue();
    }

    private static double probability(Amount usual, long days, long feedbacks) {
        return feedbacks == 0
                ? 1
                : RegularizedBeta.value((double) days / (days + usual.days()), feedbacks, usual.feedbacks() + 1.0);
    }
}
