package io.qloop.notification.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.qloop.platform.calendar.CalendarContent;
import io.qloop.platform.calendar.DayType;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Year;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Public holidays of countries and their regions, as the library Jollyday computes them. China's are not taken from it:
 * which weekends are worked instead is announced, not computed.
 */
@ApplicationScoped
class PublicHolidays {

    private static final String SOURCE = "Jollyday";
    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toUpperCase(Locale.ROOT))
            .filter(code -> code.matches("[A-Z]{2}") && !code.equals("CN"))
            .collect(Collectors.toCollection(TreeSet::new));

    /**
     * A year's holidays, each with its English name.
     *
     * @param country two letters, such as {@code DE}
     * @param region  as Jollyday knows it, such as {@code bw}; null for those of the whole country
     */
    CalendarContent.Year of(int year, String country, String region) {
        var code = country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw Refusal.unprocessable("country-unknown", "country", String.join(", ", COUNTRIES));
        }
        var manager = HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT)));
        if (region != null && !manager.getCalendarHierarchy().getChildren().containsKey(region)) {
            throw Refusal.unprocessable(
                    "region-unknown",
                    "region",
                    String.join(
                            ", ",
                            new TreeSet<>(
                                    manager.getCalendarHierarchy().getChildren().keySet())));
        }
        var holidays = region == null ? manager.getHolidays(Year.of(year)) : manager.getHolidays(Year.of(year), region);
        var days = holidays.stream()
                .sorted(Comparator.comparing(holiday -> holiday.getDate()))
                .collect(Collectors.toMap(
                        holiday -> holiday.getDate(),
                        holiday -> holiday.getDescription(Locale.ENGLISH),
                        (one, other) -> one + ", " + other,
                        java.util.TreeMap::new));
        return new CalendarContent.Year(
                year,
                SOURCE + ": " + code + (region == null ? "" : " " + region),
                days.entrySet().stream()
                        .map(day -> new CalendarContent.Day(day.getKey(), DayType.STATUTORY_HOLIDAY, day.getValue()))
                        .toList());
    }
}
