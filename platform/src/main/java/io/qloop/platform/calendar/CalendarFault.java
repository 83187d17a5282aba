package io.qloop.platform.calendar;

import java.time.DateTimeException;
import java.util.function.Supplier;

/** What is said of a calendar makes no calendar. */
public final class CalendarFault extends RuntimeException {

    private final String field;

    private CalendarFault(String field, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.field = field;
    }

    /** The field of {@link CalendarContent} that breaks a rule; the message tells which. */
    public String field() {
        return field;
    }

    static <T> T at(String field, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CalendarFault(field, e);
        }
    }
}
