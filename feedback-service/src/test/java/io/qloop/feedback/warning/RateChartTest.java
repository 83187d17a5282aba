package io.qloop.feedback.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.procedure.WarningRule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AH-72")
class RateChartTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private final Map<LocalDate, Integer> days = new HashMap<>();

    @Test
    void warnsWhereAWeekHasMoreThanChanceExplains() {
        everyWeek(2, 26);
        days.merge(MONDAY.plusDays(2), 9, Integer::sum);

        var point = chart(RateRules.week(), List.of()).at(MONDAY.plusDays(2)).orElseThrow();

        assertThat(point.span()).isEqualTo(new Span(MONDAY, MONDAY.plusDays(6)));
        assertThat(point.feedbacks()).isEqualTo(9);
        assertThat(point.expected()).isCloseTo(53.0 / 26, within(1e-9));
        assertThat(point.limit()).isEqualTo(9);
        assertThat(point.probability()).isLessThanOrEqualTo(0.001);
        assertThat(point.warns()).isTrue();
    }

    @Test
    void staysQuietBelowTheLimit() {
        everyWeek(2, 26);
        days.merge(MONDAY, 8, Integer::sum);

        assertThat(chart(RateRules.week(), List.of()).at(MONDAY).orElseThrow().warns())
                .isFalse();
    }

    /** The limit is the least number that is rare enough: one less is not. */
    @Test
    void setsTheLimitExactly() {
        for (var weekly : List.of(0, 1, 3, 10, 40)) {
            days.clear();
            everyWeek(weekly, 26);
            var limit =
                    chart(RateRules.week(), List.of()).at(MONDAY).orElseThrow().limit();

            days.put(MONDAY, (int) limit);
            assertThat(chart(RateRules.week(), List.of())
                            .at(MONDAY)
                            .orElseThrow()
                            .probability())
                    .isLessThanOrEqualTo(0.001);
            if (limit > RateRules.week().atLeast()) {
                days.put(MONDAY, (int) limit - 1);
                assertThat(chart(RateRules.week(), List.of())
                                .at(MONDAY)
                                .orElseThrow()
                                .probability())
                        .isGreaterThan(0.001);
            }
        }
    }

    @Test
    void neverWarnsOfFewerThanTheRuleSays() {
        everyWeek(0, 26);
        days.put(MONDAY, 2);
        assertThat(chart(RateRules.week(), List.of()).at(MONDAY).orElseThrow().warns())
                .isFalse();

        days.put(MONDAY, 3);
        assertThat(chart(RateRules.week(), List.of()).at(MONDAY).orElseThrow().warns())
                .isTrue();
    }

    @Test
    void saysNothingAsLongAsTooLittleIsKnown() {
        days.put(MONDAY, 50);
        var counts = new DailyCounts(days, MONDAY.minusDays(27));
        assertThat(new RateChart(RateRules.week(), counts, List.of(), Optional.empty()).at(MONDAY))
                .isEmpty();

        counts = new DailyCounts(days, MONDAY.minusDays(28));
        assertThat(new RateChart(RateRules.week(), counts, List.of(), Optional.empty()).at(MONDAY))
                .isPresent();
    }

    @Test
    void leavesTheDaysOfEarlierWarningsOutOfWhatIsUsual() {
        everyWeek(2, 26);
        days.merge(MONDAY.minusWeeks(3), 60, Integer::sum);
        var spike = new Span(MONDAY.minusWeeks(3), MONDAY.minusWeeks(3).plusDays(6));

        var with = chart(RateRules.week(), List.of()).at(MONDAY).orElseThrow();
        var without = chart(RateRules.week(), List.of(spike)).at(MONDAY).orElseThrow();

        assertThat(with.expected()).isCloseTo(113.0 / 26, within(1e-9));
        assertThat(without.expected()).isCloseTo(51.0 / 25, within(1e-9));
    }

    @Test
    void warnsWhereWhatIsRareComesThreeTimesInAFewDays() {
        days.put(MONDAY.minusDays(200), 1);
        days.put(MONDAY, 1);
        days.put(MONDAY.plusDays(3), 1);
        days.put(MONDAY.plusDays(5), 1);

        var point = chart(RateRules.rare(), List.of()).at(MONDAY.plusDays(5)).orElseThrow();

        assertThat(point.span()).isEqualTo(new Span(MONDAY, MONDAY.plusDays(5)));
        assertThat(point.feedbacks()).isEqualTo(3);
        assertThat(point.warns()).isTrue();
    }

    @Test
    void needsTheWholePeriodOfADay() {
        var needed = RateChart.needed(RateRules.week(), MONDAY.plusDays(2), 1);

        assertThat(needed).isEqualTo(new Span(MONDAY.minusDays(182), MONDAY.plusDays(6)));
    }

    /** The one of the third day is heard of last. */
    @Test
    void asksThePointsOfLaterDaysThatAFeedbackBelongsTo() {
        days.put(MONDAY, 1);
        days.put(MONDAY.plusDays(3), 1);
        days.put(MONDAY.plusDays(5), 1);
        days.put(MONDAY.plusDays(9), 1);
        days.put(MONDAY.plusDays(20), 1);

        assertThat(chart(RateRules.rare(), List.of()).touched(MONDAY.plusDays(3)))
                .extracting(RateChart.Point::span)
                .containsExactly(
                        new Span(MONDAY, MONDAY.plusDays(5)), new Span(MONDAY.plusDays(3), MONDAY.plusDays(9)));
        assertThat(RateChart.needed(RateRules.rare(), MONDAY, 1).last()).isAfter(MONDAY.plusDays(20));
        assertThat(chart(RateRules.week(), List.of()).touched(MONDAY.plusDays(3)))
                .extracting(RateChart.Point::span)
                .containsExactly(new Span(MONDAY, MONDAY.plusDays(6)));
    }

    @Test
    void staysQuietWhereThreeOfThemTakeTheirUsualTime() {
        for (int i = 0; i < 12; i++) {
            days.put(MONDAY.minusDays(30L * i), 1);
        }

        assertThat(chart(RateRules.rare(), List.of()).at(MONDAY).orElseThrow().warns())
                .isFalse();
    }

    @Test
    void showsItsLastPointsTheOldestFirst() {
        everyWeek(2, 60);

        var points = chart(RateRules.week(), List.of()).upTo(MONDAY.plusDays(3), 4);

        assertThat(points)
                .extracting(point -> point.span().first())
                .containsExactly(MONDAY.minusWeeks(3), MONDAY.minusWeeks(2), MONDAY.minusWeeks(1), MONDAY);
        assertThat(points).extracting(RateChart.Point::feedbacks).containsExactly(2L, 2L, 2L, 0L);
    }

    private void everyWeek(int feedbacks, int weeks) {
        if (feedbacks > 0) {
            for (int week = 1; week <= weeks; week++) {
                days.put(MONDAY.minusWeeks(week).plusDays(week % 5), feedbacks);
            }
        }
    }

    private RateChart chart(WarningRule rule, List<Span> left) {
        return new RateChart(rule, new DailyCounts(days, MONDAY.minusDays(2000)), left, Optional.empty());
    }
}
