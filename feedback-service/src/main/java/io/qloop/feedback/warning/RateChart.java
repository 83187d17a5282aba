package io.qloop.feedback.warning;

import io.qloop.feedback.warning.DailyCounts.Amount;
import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.procedure.WarningRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The control chart of one rule for one product, customer or kind.
 *
 * <p>How many feedbacks are usual is known from the baseline only, so a limit that took its rate for the true one would give
 * too many false alarms. The probability here is that of the number to come, given the number of the baseline: with
 * <i>n</i> feedbacks in <i>b</i> days, the number <i>x</i> in the next <i>d</i> days is negative binomial, and
 * P(x ≥ k) = I(d / (d + b); k, n + 1), the regularized incomplete beta function. It holds for both charts: for u the days
 * are fixed and the feedbacks are counted, for g the other way round. It holds as well where <i>b</i> and <i>d</i> are not days
 * but how much was delivered, however much that varies from period to period.
 *
 * @param left     spans of earlier warnings that were no false alarms: they do not tell what is usual
 * @param exposure what the feedbacks are measured by where enough of it is known; empty for time
 */
record RateChart(WarningRule rule, DailyCounts counts, List<Span> left, Optional<Exposure> exposure) {

    /** A limit out of less than so many days would say nothing. */
    private static final int LEAST_BASELINE = 28;

    /**
     * A point of the chart.
     *
     * @param measured    what the feedbacks are measured by
     * @param expected    feedbacks in the span, as far as the baseline tells
     * @param limit       that many feedbacks call for a warning
     * @param probability that the baseline leads to as many feedbacks or more
     */
    record Point(Span span, long feedbacks, Measured measured, double expected, long limit, double probability) {

        boolean warns() {
            return feedbacks >= limit;
        }
    }

    /**
     * What the feedbacks of a point are measured by.
     *
     * @param now   how much of it there is in the span
     * @param usual how much of it there was in the days that tell what is usual
     * @param unit  of a quantity; null otherwise
     */
    record Measured(WarningRule.Exposure by, double now, double usual, String unit) {}

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
        return exposure.flatMap(
                        delivered -> point(span, delivered.by(), delivered.unit(), delivered.known(), delivered::in))
                .or(() -> point(span, WarningRule.Exposure.TIME, null, counts.since(), Span::days));
    }

    /** @param known the first day of which it is known how much there was */
    private Optional<Point> point(
            Span span, WarningRule.Exposure by, String unit, LocalDate known, ToDoubleFunction<Span> exposed) {
        var before =
                new Span(span.first().minusDays(rule.baseline()), span.first().minusDays(1));
        var usual = counts.without(left, before, known, exposed);
        var now = exposed.applyAsDouble(span);
        if (usual.days() < LEAST_BASELINE || usual.exposure() <= 0 || now <= 0) {
            return Optional.empty();
        }
        var feedbacks = counts.in(span);
        return Optional.of(new Point(
                span,
                feedbacks,
                new Measured(by, now, usual.exposure(), unit),
                (usual.feedbacks() + 1.0) * now / usual.exposure(),
                limit(usual, now),
                probability(usual, now, feedbacks)));
    }

    private long limit(Amount usual, double now) {
        long least = rule.atLeast();
        if (isRare(usual, now, least)) {
            return least;
        }
        long tooFew = least;
        long enough = 2 * least;
        while (!isRare(usual, now, enough)) {
            tooFew = enough;
            enough *= 2;
        }
        while (enough - tooFew > 1) {
            var middle = (tooFew + enough) / 2;
            if (isRare(usual, now, middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private boolean isRare(Amount usual, double now, long feedbacks) {
        return probability(usual, now, feedbacks) <= rule.falseAlarm().doubleValue();
    }

    private static double probability(Amount usual, double now, long feedbacks) {
        return feedbacks == 0
                ? 1
                : RegularizedBeta.value(now / (now + usual.exposure()), feedbacks, usual.feedbacks() + 1.0);
    }
}
