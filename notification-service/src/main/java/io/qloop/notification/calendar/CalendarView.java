package io.qloop.notification.calendar;

import io.qloop.platform.calendar.CalendarContent;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.DayType;
import io.qloop.platform.calendar.SiteCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A site's calendar as REST shows it.
 *
 * @param nextYearMissing whether the next year is not announced yet: deadlines that reach into it are provisional
 */
record CalendarView(CalendarContent calendar, boolean nextYearMissing, List<Change> changes) {

    /** Who changed it, when and why; the newest first. */
    @Schema(name = "CalendarChange")
    record Change(long version, Instant changedAt, String changedBy, String reason) {}

    /** In a list. */
    @Schema(name = "CalendarLine")
    record Line(String site, long version, String zone, List<Integer> years, boolean nextYearMissing) {}

    /** One day of a site. */
    @Schema(name = "CalendarDay")
    record Day(LocalDate date, DayType type, boolean worked, String name) {}

    static CalendarView of(SiteCalendar calendar, Calendars calendars) {
        return new CalendarView(
                CalendarContent.of(calendar),
                isNextYearMissing(calendar, calendars),
                calendars.history(calendar.site()).stream()
                        .map(c -> new Change(c.version(), c.changedAt(), c.changedBy(), c.reason()))
                        .toList());
    }

    static Line line(SiteCalendar calendar, Calendars calendars) {
        return new Line(
                calendar.site(),
                calendar.version(),
                calendar.zone().getId(),
                calendar.years().keySet().stream().sorted().toList(),
                isNextYearMissing(calendar, calendars));
    }

    private static boolean isNextYearMissing(SiteCalendar calendar, Calendars calendars) {
        return !calendar.isLoaded(calendars.nextYear(calendar));
    }
}
