package io.qloop.notification.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.calendar.WorkingHours;
import io.qloop.platform.problem.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("AH-33")
class QuietSpanTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** 2026-11-20 is a Friday. */
    private static final SiteCalendar CALENDAR = new SiteCalendar(
            "suzhou",
            1,
            SHANGHAI,
            WorkingHours.parse("08:30-17:30"),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Map.of());

    private static QuietSpan span(String from, String until, boolean freeDays) {
        return new QuietSpan(
                Optional.ofNullable(from).map(LocalTime::parse),
                Optional.ofNullable(until).map(LocalTime::parse),
                freeDays);
    }

    private static Optional<String> end(QuietSpan span, String local) {
        return span.endOf(LocalDateTime.parse(local).atZone(SHANGHAI).toInstant(), CALENDAR)
                .map(end -> LocalDateTime.ofInstant(end, SHANGHAI).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T19:59:59, ",
        "2026-11-19T20:00:00, 2026-11-20T07:30",
        "2026-11-20T00:00:00, 2026-11-20T07:30",
        "2026-11-20T07:29:59, 2026-11-20T07:30",
        "2026-11-20T07:30:00, ",
        // Over the weekend until Monday morning.
        "2026-11-20T21:00:00, 2026-11-23T07:30",
        "2026-11-21T12:00:00, 2026-11-23T07:30",
        "2026-11-22T23:00:00, 2026-11-23T07:30",
    })
    void nightsAndFreeDaysAreQuiet(String at, String until) {
        assertThat(end(span("20:00", "07:30", true), at)).isEqualTo(Optional.ofNullable(until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T11:59:59, ",
        "2026-11-20T12:00:00, 2026-11-20T13:30",
        "2026-11-20T13:30:00, ",
        "2026-11-21T12:15:00, 2026-11-21T13:30",
    })
    void hoursMayLieWithinTheDayAndHoldOnFreeDaysToo(String at, String until) {
        assertThat(end(span("12:00", "13:30", false), at)).isEqualTo(Optional.ofNullable(until));
    }

    @Test
    void freeDaysAloneEndAtMidnight() {
        assertThat(end(span(null, null, true), "2026-11-21T12:00:00")).contains("2026-11-23T00:00");
        assertThat(end(span(null, null, true), "2026-11-20T23:00:00")).isEmpty();
        assertThat(end(span(null, null, false), "2026-11-21T12:00:00")).isEmpty();
    }

    @Test
    void hoursHaveTwoDifferentEnds() {
        assertThatThrownBy(() -> span("20:00", null, true))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("quiet-hours-half"));
        assertThatThrownBy(() -> span("20:00", "20:00", true))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("quiet-hours-whole-day"));
    }
}
