package io.qloop.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CountsFromTest {

    @ParameterizedTest
    @CsvSource({"ISSUE, 2025-11-28", "CLOSING, 2026-02-03", "YEAR_END, 2026-12-31"})
    @Tag("IM-033")
    void countsFiveYearsFromIssueFromClosingOrFromTheEndOfTheYear(CountsFrom countsFrom, LocalDate keptUntil) {
        var issued = LocalDate.of(2020, 11, 28);
        var closed = LocalDate.of(2021, 2, 3);

        assertThat(countsFrom.keptUntil(issued, closed, 5)).isEqualTo(keptUntil);
    }

    /** What is found as due was kept until a day that is over, on every day of ten years, leap days among them. */
    @ParameterizedTest
    @EnumSource(CountsFrom.class)
    @Tag("IM-033")
    void letsNothingGoBeforeItsLastDayIsOver(CountsFrom countsFrom) {
        var today = LocalDate.of(2020, 1, 1);
        Stream.iterate(today, day -> day.plusDays(1)).limit(3653).forEach(day -> {
            var lastThatIsDue = countsFrom.dueBefore(day, 5).minusDays(1);

            assertThat(countsFrom.keptUntil(lastThatIsDue, lastThatIsDue, 5)).isBefore(day);
        });
    }

    /** On the day after its last one a record is due, one day later at most where the last one is a 28th of February. */
    @ParameterizedTest
    @EnumSource(CountsFrom.class)
    void forgetsNothing(CountsFrom countsFrom) {
        Stream.iterate(LocalDate.of(2020, 1, 1), day -> day.plusDays(1))
                .limit(3653)
                .forEach(day -> {
                    var over = countsFrom.keptUntil(day, day, 5).plusDays(2);

                    assertThat(day).isBefore(countsFrom.dueBefore(over, 5));
                });
    }
}
