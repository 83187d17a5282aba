package io.qloop.platform.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The working days and hours of one site, in one version that never changes (AH-20). Years that are not loaded know the
 * rule of the week only.
 *
 * @param site    as in the events of ERP and warehouse
 * @param version counts up with every change of the calendar
 * @param weekend days of the week that are free; never all seven
 */
public record SiteCalendar(
        String site,
        long version,
        ZoneId zone,
        WorkingHours hours,
        Set<DayOfWeek> weekend,
        Map<Integer, LoadedYear> years) {

    public SiteCalendar {
        weekend = Set.copyOf(weekend);
        years = Map.copyOf(years);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("A week has at least one working day");
        }
    }

    public DayType typeOf(LocalDate day) {
        return special(day)
                .map(LoadedYear.SpecialDay::type)
                .orElseGet(() -> weekend.contains(day.getDayOfWeek()) ? DayType.WEEKEND : DayType.WORKING);
    }

    public boolean isWorkingDay(LocalDate day) {
        return typeOf(day).isWorked();
    }

    /** The first working day after this one. */
    public LocalDate nextWorkingDay(LocalDate day) {
        do {
            day = day.plusDays(1);
        } while (!isWorkingDay(day));
        return day;
    }

    /** The last working day before this one. */
    public LocalDate previousWorkingDay(LocalDate day) {
        do {
            day = day.minusDays(1);
        } while (!isWorkingDay(day));
        return day;
    }

    /** The announced exception for this day, if there is one. */
    public Optional<LoadedYear.SpecialDay> special(LocalDate day) {
        return Optional.ofNullable(years.get(day.getYear()))
                .map(year -> year.days().get(day));
    }

    public boolean isLoaded(int year) {
        return years.containsKey(year);
    }

    /**
     * When something is due that starts now and takes this long. It never lies before its start.
     *
     * @throws java.time.DateTimeException where the deadline would lie beyond what a date can hold
     */
    public Due due(Instant start, Length length, CountingRules rules) {
        return new Counting(this, start, length, rules).due();
    }
}
