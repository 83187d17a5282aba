package io.qloop.feedback.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.feedback.warning.RateChart.Measured;
import io.qloop.feedback.warning.RateChart.Point;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.procedure.WarningRule.Chart;
import io.qloop.platform.procedure.WarningRule.Dimension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Charts whose feedbacks are measured by what was delivered. */
@Tag("AH-72")
@Tag("FB-033")
class ExposureChartTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate SINCE = MONDAY.minusDays(400);

    private final Map<LocalDate, Integer> feedbacks = new HashMap<>();
    private final Map<LocalDate, Double> delivered = new HashMap<>();

    /** Weeks with a baseline of four weeks, of which one in a hundred may warn of nothing. */
    private static WarningRule rule(int exposureDays) {
        return new WarningRule(
                "test",
                new Text("Test", "测试"),
                Dimension.PRODUCT,
                Chart.U,
                7,
                null,
                28,
                new BigDecimal("0.01"),
                2,
                WarningRule.Exposure.QUANTITY,
                exposureDays,
                "test");
    }

    /**
     * By hand: one feedback on 3 t, and 1 t now. The number to come is negative binomial with p = 1/4 and n + 1 = 2, so
     * P(x ≥ k) = p^k (k + 1 − k p): 5/32 for two, 13/256 for three, 1/64 for four, 19/4096 for five.
     */
    @Test
    void setsTheLimitByWhatWasDelivered() {
        delivered.put(MONDAY.minusDays(20), 3.0);
        delivered.put(MONDAY.plusDays(1), 1.0);
        feedbacks.put(MONDAY.minusDays(10), 1);

        feedbacks.put(MONDAY, 2);
        var two = point(1);
        assertThat(two.measured()).isEqualTo(new Measured(WarningRule.Exposure.QUANTITY, 1, 3, "t"));
        assertThat(two.expected()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(two.probability()).isCloseTo(5.0 / 32, within(1e-12));
        assertThat(two.limit()).isEqualTo(5);
        assertThat(two.warns()).isFalse();

        assertProbability(3, 13.0 / 256);
        assertProbability(4, 1.0 / 64);
        assertProbability(5, 19.0 / 4096);
        assertThat(point(1).warns()).isTrue();
    }

    private void assertProbability(int now, double expected) {
        feedbacks.put(MONDAY, now);
        assertThat(point(1).probability()).isCloseTo(expected, within(1e-12));
    }

    /** Twice as much delivered: p = 2/5, of which 0.4^6 · 4.6 = 0.0188416 and 0.4^7 · 5.2 = 0.00851968 are what six and seven have. */
    @Test
    void allowsMoreWhereMoreWasDelivered() {
        delivered.put(MONDAY.minusDays(20), 3.0);
        delivered.put(MONDAY, 2.0);
        feedbacks.put(MONDAY.minusDays(10), 1);

        feedbacks.put(MONDAY, 6);
        assertThat(point(1).probability()).isCloseTo(0.0188416, within(1e-12));
        assertThat(point(1).limit()).isEqualTo(7);
        assertThat(point(1).warns()).isFalse();

        feedbacks.put(MONDAY, 7);
        assertThat(point(1).probability()).isCloseTo(0.00851968, within(1e-12));
        assertThat(point(1).warns()).isTrue();
    }

    /** 28 t count a ton a day for four weeks: 20 of them before this week, and 7 in it. */
    @Test
    void letsADeliveryCountInEqualPartsFromItsDayOn() {
        delivered.put(MONDAY.minusDays(20), 28.0);
        feedbacks.put(MONDAY.minusDays(10), 1);

        assertThat(point(28).measured().usual()).isCloseTo(20, within(1e-9));
        assertThat(point(28).measured().now()).isCloseTo(7, within(1e-9));
    }

    /** On Wednesday a week of three days is known; the other four count as Wednesday does. */
    @Test
    void countsDaysToComeAsToday() {
        var wednesday = MONDAY.plusDays(2);
        delivered.put(MONDAY.minusDays(10), 4.0);
        delivered.put(wednesday, 14.0);

        var exposure = exposure(2, wednesday);

        assertThat(exposure.in(new Span(MONDAY, MONDAY.plusDays(6)))).isCloseTo(7 + 4 * 7, within(1e-9));
        assertThat(exposure.in(new Span(MONDAY.plusDays(4), MONDAY.plusDays(6))))
                .isCloseTo(3 * 7, within(1e-9));
        assertThat(exposure.in(new Span(wednesday, wednesday))).isCloseTo(7, within(1e-9));
    }

    @Test
    void leavesTheDaysOfEarlierWarningsOutWithWhatWasDeliveredInThem() {
        delivered.put(MONDAY.minusDays(20), 3.0);
        delivered.put(MONDAY.minusDays(10), 5.0);
        delivered.put(MONDAY, 1.0);
        feedbacks.put(MONDAY.minusDays(20), 1);
        feedbacks.put(MONDAY.minusDays(10), 9);
        // Days enough are left.
        var baseline = new WarningRule(
                "test",
                new Text("Test", "测试"),
                Dimension.PRODUCT,
                Chart.U,
                7,
                null,
                40,
                new BigDecimal("0.01"),
                2,
                WarningRule.Exposure.QUANTITY,
                1,
                "test");

        var spike = new Span(MONDAY.minusDays(12), MONDAY.minusDays(6));
        var point = new RateChart(
                        baseline,
                        new DailyCounts(feedbacks, SINCE),
                        List.of(spike),
                        Optional.of(exposure(1, MONDAY.plusDays(6))))
                .at(MONDAY)
                .orElseThrow();

        assertThat(point.measured().usual()).isCloseTo(3, within(1e-9));
        assertThat(point.expected()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void isMeasuredByTimeWhereNothingIsKnownOfDeliveries() {
        feedbacks.put(MONDAY, 2);

        // Nothing was delivered at all.
        assertThat(point(1).measured()).isEqualTo(new Measured(WarningRule.Exposure.TIME, 7, 28, null));

        // Only in these days, or only before.
        delivered.put(MONDAY, 1.0);
        assertThat(point(1).measured().by()).isEqualTo(WarningRule.Exposure.TIME);
        delivered.clear();
        delivered.put(MONDAY.minusDays(5), 1.0);
        assertThat(point(1).measured().by()).isEqualTo(WarningRule.Exposure.TIME);

        // Not for long enough.
        delivered.put(MONDAY, 1.0);
        var late = new Exposure(
                WarningRule.Exposure.QUANTITY, delivered, "t", MONDAY.minusDays(28), 2, MONDAY.plusDays(6));
        assertThat(chart(2, late).measured().by()).isEqualTo(WarningRule.Exposure.TIME);
        var inTime = new Exposure(
                WarningRule.Exposure.QUANTITY, delivered, "t", MONDAY.minusDays(29), 2, MONDAY.plusDays(6));
        assertThat(chart(2, inTime).measured().by()).isEqualTo(WarningRule.Exposure.QUANTITY);
    }

    private Point point(int exposureDays) {
        return chart(exposureDays, exposure(exposureDays, MONDAY.plusDays(6)));
    }

    private Point chart(int exposureDays, Exposure exposure) {
        return new RateChart(rule(exposureDays), new DailyCounts(feedbacks, SINCE), List.of(), Optional.of(exposure))
                .at(MONDAY)
                .orElseThrow();
    }

    private Exposure exposure(int lasts, LocalDate today) {
        return new Exposure(WarningRule.Exposure.QUANTITY, delivered, "t", SINCE, lasts, today);
    }
}
