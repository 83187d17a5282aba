package io.qloop.platform.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.period.Period.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @Tag("X-012")
    @CsvSource({
        "MONTH, 2026-11-30T15:59:59Z, 2026-11, 2026-10-31T16:00:00Z, 2026-11-30T16:00:00Z",
        "MONTH, 2026-11-30T16:00:00Z, 2026-12, 2026-11-30T16:00:00Z, 2026-12-31T16:00:00Z",
        "QUARTER, 2026-11-21T00:00:00Z, 2026-Q4, 2026-09-30T16:00:00Z, 2026-12-31T16:00:00Z",
        "QUARTER, 2024-02-29T00:00:00Z, 2024-Q1, 2023-12-31T16:00:00Z, 2024-03-31T16:00:00Z",
        "HALF_YEAR, 2026-06-30T16:00:00Z, 2026-H2, 2026-06-30T16:00:00Z, 2026-12-31T16:00:00Z",
        "HALF_YEAR, 2026-06-30T15:59:59Z, 2026-H1, 2025-12-31T16:00:00Z, 2026-06-30T16:00:00Z",
        "YEAR, 2026-12-31T16:00:00Z, 2027, 2026-12-31T16:00:00Z, 2027-12-31T16:00:00Z",
    })
    void liesBetweenTwoMidnightsOfTheSite(Kind kind, Instant moment, String code, Instant start, Instant end) {
        var period = Period.of(kind, moment, SHANGHAI);

        assertThat(period.code()).isEqualTo(code);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(period.contains(moment)).isTrue();
        assertThat(period.contains(start)).isTrue();
        assertThat(period.contains(end)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2026-01", "2026-Q4", "2026-H2", "2026"})
    void isReadAsItIsWritten(String code) {
        assertThat(Period.parse(code, SHANGHAI)).map(Period::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-13", "2026-00", "2026-Q5", "2026-H0", "2026-1", "26-11", "0000", "2026-11-01", "十一月"})
    void isNotReadFromAnythingElse(String code) {
        assertThat(Period.parse(code, SHANGHAI)).isEmpty();
    }

    @Test
    @Tag("IM-008")
    void givesEveryMomentToExactlyOnePeriod() {
        for (var kind : Kind.values()) {
            var period = Period.of(kind, Instant.parse("2025-01-01T00:00:00Z"), SHANGHAI);
            for (int i = 0; i < 30; i++) {
                assertThat(period.next().previous()).isEqualTo(period);
                assertThat(period.next().start()).isEqualTo(period.end());
                period = period.next();
            }
        }
    }

    @Test
    @Tag("IM-009")
    void isReadInTheZoneOfTheSite() {
        var moment = Instant.parse("2026-10-31T20:00:00Z");

        assertThat(Period.of(Kind.MONTH, moment, SHANGHAI).code()).isEqualTo("2026-11");
        assertThat(Period.of(Kind.MONTH, moment, ZoneId.of("America/Chicago")).code())
                .isEqualTo("2026-10");
    }

    @Test
    void beginsWithTheFirstDayOfItsKind() {
        assertThatThrownBy(() -> new Period(Kind.QUARTER, LocalDate.of(2026, 11, 1), SHANGHAI))
                .hasMessageContaining("No QUARTER begins with 2026-11-01");
    }
}
