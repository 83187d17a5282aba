package io.qloop.platform.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one year: the days that differ from the rule of the week, and who said so.
 *
 * @param source where it was announced, such as the addresses of the notices
 * @param days   each date once, all in this year
 */
public record LoadedYear(int year, String source, Map<LocalDate, SpecialDay> days) {

    /**
     * A day that differs from the rule of the week.
     *
     * @param type a statutory holiday or a make-up working day
     * @param name of the holiday that it belongs to, as announced
     */
    public record SpecialDay(LocalDate date, DayType type, String name) {
        public SpecialDay {
            if (type != DayType.STATUTORY_HOLIDAY && type != DayType.MAKE_UP_WORKING_DAY) {
                throw new IllegalArgumentException(
                        date + " is said to be " + type + ", which the week tells by itself");
            }
        }
    }

    public LoadedYear {
        days = Map.copyOf(days);
    }

    /** @throws IllegalArgumentException when a date comes twice or lies in another year */
    public static LoadedYear of(int year, String source, List<SpecialDay> days) {
        var byDate = new HashMap<LocalDate, SpecialDay>();
        for (var day : days) {
            if (day.date().getYear() != year) {
                throw new IllegalArgumentException(day.date() + " does not lie in " + year);
            }
            if (byDate.put(day.date(), day) != null) {
                throw new IllegalArgumentException(day.date() + " comes twice");
            }
        }
        return new LoadedYear(year, source, byDate);
    }
}
