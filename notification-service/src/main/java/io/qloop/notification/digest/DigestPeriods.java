package io.qloop.notification.digest;

import io.qloop.platform.calendar.SiteCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which period's digest is due at a site: on its working days, from a time of its day on. */
final class DigestPeriods {

    private DigestPeriods() {}

    /** @param at local time from which on it is due */
    static Optional<String> due(DigestKind kind, Instant now, LocalTime at, SiteCalendar calendar) {
        var today = calendar.dayOf(now);
        if (!calendar.isWorkingDay(today)) {
            return Optional.empty();
        }
        return switch (kind) {
            case DAILY -> begins(today, at, calendar).isAfter(now) ? Optional.empty() : Optional.of(today.toString());
            // What was missed on the first working day of the week, on a later one.
            case WEEKLY ->
                firstWorkingDay(today, calendar)
                        .filter(day -> !begins(day, at, calendar).isAfter(now))
                        .map(DigestPeriods::week);
        };
    }

    private static Instant begins(LocalDate day, LocalTime at, SiteCalendar calendar) {
        return day.atTime(at).atZone(calendar.zone()).toInstant();
    }

    private static Optional<LocalDate> firstWorkingDay(LocalDate inWeek, SiteCalendar calendar) {
        var monday = inWeek.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return IntStream.range(0, 7)
                .mapToObj(monday::plusDays)
                .filter(calendar::isWorkingDay)
                .findFirst();
    }

    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
