package io.qloop.platform.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Working days of the company: Monday to Friday, without China's statutory holidays and with the weekend days that are
 * worked instead, as the State Council announced them for 2018 to 2026. Years that are not loaded know weekends only.
 */
@ApplicationScoped
public class WorkingCalendar {

    private static final String DAYS = "calendar/cn-working-days.csv";

    private final ZoneId zone;
    private final LocalTime closeOfBusiness;
    /** The announced exceptions: false a holiday, true a make-up working day. */
    private final Map<LocalDate, Boolean> exceptions;

    WorkingCalendar(
            @ConfigProperty(name = "qloop.site.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qloop.site.close-of-business", defaultValue = "17:30") LocalTime closeOfBusiness) {
        this.zone = zone;
        this.closeOfBusiness = closeOfBusiness;
        this.exceptions = load();
    }

    /**
     * Close of business of the n-th working day after the day of the start; the day of the start does not count (IM-002).
     *
     * @param days at least 1
     */
    public Instant dueAfterWorkingDays(Instant start, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("A deadline of " + days + " working days is none");
        }
        var day = start.atZone(zone).toLocalDate();
        for (var left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day.atTime(closeOfBusiness).atZone(zone).toInstant();
    }

    public boolean isWorkingDay(LocalDate day) {
        return exceptions.getOrDefault(
                day, day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    private static Map<LocalDate, Boolean> load() {
        try (var in = WorkingCalendar.class.getClassLoader().getResourceAsStream(DAYS);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var days = new HashMap<LocalDate, Boolean>();
            lines.lines()
                    .skip(1)
                    .map(l -> l.split(","))
                    .forEach(f -> days.put(
                            LocalDate.parse(f[0]),
                            switch (f[1]) {
                                case "holiday" -> false;
                                case "make-up-workday" -> true;
                                default ->
                                    throw new IllegalStateException(DAYS + " knows no kind of day '" + f[1] + "'");
                            }));
            return Map.copyOf(days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
