package io.qloop.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A {@link SiteCalendar} as it stands in events, in the database and in REST.
 *
 * @param zone    such as {@code Asia/Shanghai}
 * @param hours   spans such as {@code 08:30-12:00}, in their order
 * @param weekend days such as {@code saturday}
 */
public record CalendarContent(
        String site, long version, String zone, List<String> hours, List<String> weekend, List<Year> years) {

    /** A loaded year. */
    public record Year(int year, String source, List<Day> days) {

        public static Year of(LoadedYear loaded) {
            return new Year(
                    loaded.year(),
                    loaded.source(),
                    loaded.days().values().stream()
                            .sorted(Comparator.comparing(LoadedYear.SpecialDay::date))
                            .map(day -> new Day(day.date(), day.type(), day.name()))
                            .toList());
        }

        /** @throws IllegalArgumentException when a date comes twice, lies elsewhere or is of a kind that the week tells */
        public LoadedYear toYear() {
            return LoadedYear.of(
                    year,
                    source,
                    days.stream()
                            .map(day -> new LoadedYear.SpecialDay(day.date(), day.type(), day.name()))
                            .toList());
        }
    }

    /** A day that differs from the rule of the week. */
    public record Day(LocalDate date, DayType type, String name) {}

    public static CalendarContent of(SiteCalendar calendar) {
        return new CalendarContent(
                calendar.site(),
                calendar.version(),
                calendar.zone().getId(),
                calendar.hours().spans().stream()
                        .map(span -> span.from() + "-" + span.to())
                        .toList(),
                calendar.weekend().stream()
                        .sorted()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .toList(),
                calendar.years().values().stream()
                        .sorted(Comparator.comparing(LoadedYear::year))
                        .map(Year::of)
                        .toList());
    }

    /** @throws CalendarFault naming the field and the rule that it breaks */
    public SiteCalendar toCalendar() {
        return new SiteCalendar(
                site,
                version,
                CalendarFault.at("zone", () -> ZoneId.of(zone)),
                CalendarFault.at("hours", () -> WorkingHours.parse(String.join(",", hours))),
                CalendarFault.at(
                        "weekend",
                        () -> weekend.stream().map(CalendarContent::day).collect(Collectors.toSet())),
                CalendarFault.at("years", () -> years.stream()
                        .map(Year::toYear)
                        .collect(Collectors.toMap(LoadedYear::year, Function.identity(), (one, other) -> {
                            throw new IllegalArgumentException(one.year() + " comes twice");
                        }))));
    }

    private static DayOfWeek day(String name) {
        try {
            return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is not a day such as saturday", e);
        }
    }
}
