package io.qloop.platform.calendar;

import java.time.LocalTime;
import java.util.Optional;

/**
 * What the procedure documents leave open about counting (IM-001 to IM-004, IM-008).
 *
 * @param startDayCounts whether the day of the start is the first day
 * @param cutOff         on a working day, what arrives after this hour counts as received on the next working day; empty:
 *                       the day ends with the day
 * @param end            the moment of the last day; hours end at the hour in any case
 * @param onFreeDay      what becomes of a deadline in hours, calendar days, weeks or ends of periods that falls on a day
 *                       that is not worked
 */
public record CountingRules(boolean startDayCounts, Optional<LocalTime> cutOff, End end, OnFreeDay onFreeDay) {

    /** The moment of the last day. */
    public enum End {
        /** The hour of the start. */
        SAME_HOUR,
        CLOSE_OF_BUSINESS,
        /** Midnight after the day. */
        END_OF_DAY
    }

    /** Where a deadline goes that falls on a free day. */
    public enum OnFreeDay {
        KEEP,
        NEXT_WORKING_DAY,
        /** The working day before, or the next one where that lies before the start. */
        PREVIOUS_WORKING_DAY
    }

    /** The day of the start does not count, no cut-off, until close of business, a free day stays. */
    public static final CountingRules USUAL =
            new CountingRules(false, Optional.empty(), End.CLOSE_OF_BUSINESS, OnFreeDay.KEEP);

    public CountingRules {
        if (startDayCounts && end == End.SAME_HOUR) {
            throw new IllegalArgumentException(
                    "The day of the start can count only where a deadline ends with the day, not at the hour of the start");
        }
    }
}
