package io.qloop.platform.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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

    /** The day that it was at the site. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
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

    /** When something is due by the usual rules of counting. */
    public Due due(Instant start, Length length) {
        return due(start, length, CountingRules.USUAL);
    }

    /**
     * When something is due that starts now and takes this long. It never lies before its start.
     *
     * @throws java.time.DateTimeException where the deadline would lie beyond what a date can hold
     */
    public Due due(Instant start, Length length, CountingRules rules) {
        return due(start, length, rules, List.of());
    }

    /**
     * The same with times that do not count.
     *
     * @param pauses none before the start, none overlapping another
     */
    public Due due(Instant start, Length length, CountingRules rules, List<Pause> pauses) {
        return new Counting(this, start, length, rules, Pause.sorted(pauses)).due();
    }

    /**
     * The moment that lies so long before another one, such as a reminder before a deadline: working days go back to the
     * same hour of an earlier working day, working hours back through the hours of working days.
     *
     * @throws IllegalArgumentException for ends of periods
     */
    public Instant before(Instant moment, Length length) {
        var local = moment.atZone(zone);
        return switch (length.unit()) {
            case WORKING_DAYS -> {
                var day = local.toLocalDate();
                for (int left = length.amount(); left > 0; left--) {
                    day = previousWorkingDay(day);
                }
                yield day.atTime(local.toLocalTime()).atZone(zone).toInstant();
            }
            case WORKING_HOURS -> workingHoursBefore(moment, Duration.ofHours(length.amount()));
            case MINUTES -> moment.minus(Duration.ofMinutes(length.amount()));
            case HOURS -> moment.minus(Duration.ofHours(length.amount()));
            case CALENDAR_DAYS -> local.minusDays(length.amount()).toInstant();
            case WEEKS -> local.minusWeeks(length.amount()).toInstant();
            default -> throw new IllegalArgumentException("Nothing lies " + length + " before something");
        };
    }

    /** How much of the time between the two moments is worked; zero where the second is not after the first. */
    public Duration workingTime(Instant from, Instant to) {
        var sum = Duration.ZERO;
        var last = dayOf(to);
        for (var day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (!isWorkingDay(day)) {
                continue;
            }
            for (var span : hours.spans()) {
                var begin = day.atTime(span.from()).atZone(zone).toInstant();
                var end = day.atTime(span.to()).atZone(zone).toInstant();
                var first = begin.isBefore(from) ? from : begin;
                var until = end.isAfter(to) ? to : end;
                if (until.isAfter(first)) {
                    sum = sum.plus(Duration.between(first, until));
                }
            }
        }
        return sum;
    }

    private Instant workingHoursBefore(Instant moment, Duration amount) {
        var left = amount;
        for (var day = dayOf(moment); ; day = day.minusDays(1)) {
            if (!isWorkingDay(day)) {
                continue;
            }
            for (var span : hours.spans().reversed()) {
                var from = day.atTime(span.from()).atZone(zone).toInstant();
                var end = day.atTime(span.to()).atZone(zone).toInstant();
                var to = end.isAfter(moment) ? moment : end;
                if (!to.isAfter(from)) {
                    continue;
                }
                var room = Duration.between(from, to);
                if (room.compareTo(left) >= 0) {
                    return to.minus(left);
                }
                left = left.minus(room);
            }
        }
    }
}
