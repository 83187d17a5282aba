package io.qloop.platform.retention;

import java.time.LocalDate;

/** What the years of a record are counted from (IM-033). */
public enum CountsFrom {
    /** The day on which it was issued; it still goes only when it is closed. */
    ISSUE,
    /** The day on which it was closed. */
    CLOSING,
    /** The end of the year in which it was closed: the latest of the three, and one disposal a year. */
    YEAR_END;

    /** The last day on which the record is kept. */
    LocalDate keptUntil(LocalDate issued, LocalDate closed, int years) {
        return switch (this) {
            case ISSUE -> issued.plusYears(years);
            case CLOSING -> closed.plusYears(years);
            case YEAR_END -> LocalDate.of(closed.getYear() + years, 12, 31);
        };
    }

    /** What was issued, or closed, before this day has been kept long enough. */
    LocalDate dueBefore(LocalDate today, int years) {
        return switch (this) {
            case ISSUE, CLOSING -> today.minusYears(years);
            case YEAR_END -> LocalDate.of(today.getYear() - years, 1, 1);
        };
    }
}
