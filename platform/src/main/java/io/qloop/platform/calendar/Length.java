package io.qloop.platform.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How long a deadline is, in the unit of the procedure document.
 *
 * @param amount at least 1; of the ends of periods 1 is the end of the running one, 2 that of the next
 */
public record Length(int amount, Unit unit) {

    private static final int LONGEST = 100_000;

    /** What is counted. */
    public enum Unit {
        WORKING_DAYS,
        WORKING_HOURS,
        /** By the clock, also at night and on weekends. */
        MINUTES,
        HOURS,
        CALENDAR_DAYS,
        WEEKS,
        MONTH_ENDS,
        QUARTER_ENDS,
        HALF_YEAR_ENDS,
        YEAR_ENDS;

        /** As procedures write it: {@code working-days}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether time that does not count puts it off; the end of a period does not move. */
        public boolean isPausable() {
            return ordinal() <= WEEKS.ordinal();
        }

        /** Whether it is counted in hours or minutes, and so ends at an hour, not with a day. */
        boolean isTime() {
            return this == WORKING_HOURS || this == MINUTES || this == HOURS;
        }
    }

    public Length {
        if (amount < 1 || amount > LONGEST) {
            throw new IllegalArgumentException("A length is 1 to " + LONGEST + " " + unit.text() + ", not " + amount);
        }
    }

    public static Length workingDays(int amount) {
        return new Length(amount, Unit.WORKING_DAYS);
    }

    /** Reads {@code 3 working-days}. */
    public static Length parse(String text) {
        var words = text.strip().split("\\s+");
        if (words.length == 2 && words[0].matches("[1-9][0-9]{0,5}")) {
            for (var unit : Unit.values()) {
                if (unit.text().equals(words[1])) {
                    return new Length(Integer.parseInt(words[0]), unit);
                }
            }
        }
        throw new IllegalArgumentException("A length reads like '3 working-days', not '" + text + "'; units: "
                + Arrays.stream(Unit.values()).map(Unit::text).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return amount + " " + unit.text();
    }
}
