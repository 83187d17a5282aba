package io.qloop.platform.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The working days and hours of the company: Monday to Friday, without China's statutory holidays and with the weekend
 * days that are worked instead, as the State Council announced them for 2018 to 2026.
 */
@ApplicationScoped
public class WorkingCalendar {

    private static final String DAYS = "calendar/cn-working-days.csv";
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final SiteCalendar calendar;

    WorkingCalendar(
            @ConfigProperty(name = "qloop.site.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qloop.site.hours", defaultValue = "08:30-12:00,13:00-17:30") String hours) {
        this.calendar = new SiteCalendar("company", 1, zone, WorkingHours.parse(hours), WEEKEND, china());
    }

    /** When something is due that starts now, by the usual rules of counting. */
    public Due due(Instant start, Length length) {
        return due(start, length, CountingRules.USUAL);
    }

    public Due due(Instant start, Length length, CountingRules rules) {
        return calendar.due(start, length, rules);
    }

    public boolean isWorkingDay(LocalDate day) {
        return calendar.isWorkingDay(day);
    }

    /** China's special days, year by year, with the notices that announced them. */
    static Map<Integer, LoadedYear> china() {
        try (var in = WorkingCalendar.class.getClassLoader().getResourceAsStream(DAYS);
                var table = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CalendarCsv.read(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
