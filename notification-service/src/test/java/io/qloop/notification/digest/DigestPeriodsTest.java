package io.qloop.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.calendar.DayType;
import io.qloop.platform.calendar.LoadedYear;
import io.qloop.platform.calendar.LoadedYear.SpecialDay;
import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.calendar.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("AH-33")
class DigestPeriodsTest {

    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static SiteCalendar calendar(ZoneId zone, String... freeDays) {
        var days = Stream.of(freeDays)
                .map(LocalDate::parse)
                .collect(Collectors.toMap(
                        Function.identity(), day -> new SpecialDay(day, DayType.STATUTORY_HOLIDAY, "Holiday")));
        return new SiteCalendar(
                "site",
                1,
                zone,
                WorkingHours.parse("08:30-17:30"),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Map.of(2026, new LoadedYear(2026, "test", days)));
    }

    private static Optional<String> due(DigestKind kind, String local, SiteCalendar calendar) {
        return DigestPeriods.due(
                kind, LocalDateTime.parse(local).atZone(calendar.zone()).toInstant(), EIGHT, calendar);
    }

    /** 2026-11-23 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59, ",
        "2026-11-23T08:00:00, 2026-11-23",
        "2026-11-23T23:59:59, 2026-11-23",
        "2026-11-24T00:30:00, ",
        "2026-11-28T09:00:00, ",
        "2026-11-29T09:00:00, ",
    })
    void theDaysIsDueFromItsTimeOnAndOnWorkingDays(String at, String period) {
        assertThat(due(DigestKind.DAILY, at, calendar(SHANGHAI))).isEqualTo(Optional.ofNullable(period));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59, ",
        "2026-11-23T08:00:00, 2026-W48",
        // What was missed comes later in the week, at any time of a working day.
        "2026-11-24T00:30:00, 2026-W48",
        "2026-11-27T18:00:00, 2026-W48",
        "2026-11-28T09:00:00, ",
    })
    void theWeeksIsDueOnItsFirstWorkingDay(String at, String period) {
        assertThat(due(DigestKind.WEEKLY, at, calendar(SHANGHAI))).isEqualTo(Optional.ofNullable(period));
    }

    @Test
    void afterAHolidayTheWeekBeginsLater() {
        var calendar = calendar(SHANGHAI, "2026-11-23", "2026-11-24");

        assertThat(due(DigestKind.DAILY, "2026-11-23T09:00", calendar)).isEmpty();
        assertThat(due(DigestKind.WEEKLY, "2026-11-23T09:00", calendar)).isEmpty();
        assertThat(due(DigestKind.WEEKLY, "2026-11-25T07:00", calendar)).isEmpty();
        assertThat(due(DigestKind.WEEKLY, "2026-11-25T08:00", calendar)).contains("2026-W48");
    }

    @Test
    void aWeekIsCalledAfterItsYear() {
        // Friday, the first of January, belongs to the last week of the year before.
        assertThat(due(DigestKind.WEEKLY, "2027-01-01T09:00", calendar(SHANGHAI)))
                .contains("2026-W53");
    }

    @Test
    void eachSiteHasItsOwnMorning() {
        var moment = Instant.parse("2026-11-23T01:00:00Z");

        assertThat(DigestPeriods.due(DigestKind.DAILY, moment, EIGHT, calendar(SHANGHAI)))
                .contains("2026-11-23");
        assertThat(DigestPeriods.due(DigestKind.DAILY, moment, EIGHT, calendar(ZoneId.of("Europe/Berlin"))))
                .isEmpty();
        // There it is still Sunday.
        assertThat(DigestPeriods.due(DigestKind.DAILY, moment, EIGHT, calendar(ZoneId.of("America/Los_Angeles"))))
                .isEmpty();
    }

    @Test
    void aTimeThatDoesNotExistOnADayComesAfterTheGap() {
        // On Sunday, 29 March 2026, two o'clock is followed by three o'clock; there Sundays are worked.
        var berlin = new SiteCalendar(
                "site", 1, ZoneId.of("Europe/Berlin"), WorkingHours.parse("08:30-17:30"), Set.of(), Map.of());
        var halfPastTwo = LocalTime.of(2, 30);

        assertThat(DigestPeriods.due(DigestKind.DAILY, Instant.parse("2026-03-29T01:29:59Z"), halfPastTwo, berlin))
                .isEmpty();
        assertThat(DigestPeriods.due(DigestKind.DAILY, Instant.parse("2026-03-29T01:30:00Z"), halfPastTwo, berlin))
                .contains("2026-03-29");
    }
}
