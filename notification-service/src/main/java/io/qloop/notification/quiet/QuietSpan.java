package io.qloop.notification.quiet;

import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Hours of each day, local time, and whether free days are quiet from midnight to midnight.
 *
 * @param from     included; empty together with {@code until}: no hours are quiet
 * @param until    excluded; before {@code from} it is that of the next day
 * @param freeDays whether days that the site's calendar does not work are quiet
 */
record QuietSpan(Optional<LocalTime> from, Optional<LocalTime> until, boolean freeDays) {

    /** Free days and nights take turns at most so often before somebody works again. */
    private static final int MOST_TURNS = 800;

    QuietSpan {
        if (from.isPresent() != until.isPresent()) {
            throw Refusal.unprocessable("quiet-hours-half", from.isPresent() ? "until" : "from");
        }
        if (from.isPresent() && from.equals(until)) {
            throw Refusal.unprocessable("quiet-hours-whole-day", "until");
        }
    }

    /** When it is over, if the moment lies within it. */
    Optional<Instant> endOf(Instant moment, SiteCalendar calendar) {
        var end = moment;
        for (var turn = 0; turn < MOST_TURNS; turn++) {
            var next = next(end, calendar);
            if (next.equals(end)) {
                return end.equals(moment) ? Optional.empty() : Optional.of(end);
            }
            end = next;
        }
        throw new IllegalStateException("The calendar of " + calendar.site() + " has no day that is worked");
    }

    /** The end of the night or of the free day that the moment lies in; the moment itself where it lies in neither. */
    private Instant next(Instant moment, SiteCalendar calendar) {
        var local = moment.atZone(calendar.zone());
        var day = local.toLocalDate();
        if (freeDays && !calendar.isWorkingDay(day)) {
            return day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        }
        if (from.isEmpty()) {
            return moment;
        }
        var begins = from.get();
        var ends = until.orElseThrow();
        var time = local.toLocalTime();
        var overMidnight = begins.isAfter(ends);
        if (overMidnight && !time.isBefore(begins)) {
            return day.plusDays(1).atTime(ends).atZone(calendar.zone()).toInstant();
        }
        var isQuiet = time.isBefore(ends) && (overMidnight || !time.isBefore(begins));
        return isQuiet ? day.atTime(ends).atZone(calendar.zone()).toInstant() : moment;
    }
}
