package io.qloop.platform.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When something is due, and why then (AH-21).
 *
 * @param at            the moment
 * @param calendar      the version of the calendar that it was computed with
 * @param missingYears  years on the way that the calendar does not know; where there are any the deadline is provisional
 * @param explanation   the way from the start to {@code at}, without gaps
 */
public record Due(Instant at, long calendar, SortedSet<Integer> missingYears, List<Interval> explanation) {

    public Due {
        explanation = List.copyOf(explanation);
    }

    /** Whether it has to be computed again once the missing years are known. */
    public boolean isProvisional() {
        return !missingYears.isEmpty();
    }

    /**
     * A part of the way.
     *
     * @param name  of the holiday, the reason of the pause, or empty
     * @param days  how many days of the length it used up
     * @param time  how much time of the length it used up
     */
    @Schema(name = "DueInterval")
    public record Interval(Instant from, Instant to, Kind kind, String name, int days, Duration time) {}

    /** What a part of the way is. */
    @Schema(name = "DueIntervalKind")
    public enum Kind {
        /** Counted: working days, working hours, or the clock where the unit is calendar time. */
        COUNTED,
        /** Counted, on a make-up working day. */
        MAKE_UP_COUNTED,
        /** The rest of the day of the start, where that day does not count. */
        START_DAY,
        /** From the cut-off hour to the next working day. */
        AFTER_CUT_OFF,
        WEEKEND,
        STATUTORY_HOLIDAY,
        OUTSIDE_HOURS,
        /** Would count, but for a pause; {@link Interval#name} is its reason. */
        PAUSED,
        /** From a free day to the working day that the deadline was moved to. */
        MOVED
    }
}
