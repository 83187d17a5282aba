package io.qloop.platform.calendar;

import io.qloop.platform.calendar.CountingRules.End;
import io.qloop.platform.calendar.CountingRules.OnFreeDay;
import io.qloop.platform.calendar.Due.Interval;
import io.qloop.platform.calendar.Due.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One computation of a deadline: walks from the start to the end and writes down the way. */
final class Counting {

    private final SiteCalendar calendar;
    private final CountingRules rules;
    private final Length length;
    private final End end;
    private final Instant start;
    private final ZonedDateTime local;
    private final List<Interval> way = new ArrayList<>();
    /** How far the way is walked. */
    private Instant here;

    Counting(SiteCalendar calendar, Instant start, Length length, CountingRules rules) {
        this.calendar = calendar;
        this.rules = rules;
        this.length = length;
        this.end = length.unit().isTime() ? End.SAME_HOUR : rules.end();
        this.start = start;
        this.local = start.atZone(calendar.zone());
        this.here = start;
    }

    Due due() {
        switch (length.unit()) {
            case WORKING_DAYS -> workingDays(length.amount());
            case WORKING_HOURS -> workingHours(Duration.ofHours(length.amount()));
            case HOURS -> until(start.plus(Duration.ofHours(length.amount())));
            case CALENDAR_DAYS -> until(endOf(calendarStart().plusDays(length.amount() - countedStart())));
            case WEEKS -> until(endOf(calendarStart().plusDays(7L * length.amount() - countedStart())));
            default -> until(endOf(endOfPeriod()));
        }
        return new Due(here, calendar.version(), missingYears(), way);
    }

    // ---- Working days

    private void workingDays(int amount) {
        var day = local.toLocalDate();
        int left = amount;
        if (calendar.isWorkingDay(day) && isAfterCutOff()) {
            walk(startOf(day.plusDays(1)), Kind.AFTER_CUT_OFF, "", 0);
            day = nextWorkingDay(day);
            // From here on that day is the day of the start.
            if (rules.startDayCounts()) {
                left = count(day, left);
            } else {
                walk(startOf(day.plusDays(1)), Kind.START_DAY, "", 0);
            }
        } else if (!calendar.isWorkingDay(day)) {
            walk(startOf(day.plusDays(1)), kindOf(day), nameOf(day), 0);
        } else if (rules.startDayCounts()) {
            left = count(day, left);
        } else {
            walk(startOf(day.plusDays(1)), Kind.START_DAY, "", 0);
        }
        while (left > 0) {
            day = nextWorkingDay(day);
            left = count(day, left);
        }
    }

    /** Walks over the free days after this one, up to the beginning of the next working day. */
    private LocalDate nextWorkingDay(LocalDate day) {
        for (var next = day.plusDays(1); ; next = next.plusDays(1)) {
            if (calendar.isWorkingDay(next)) {
                return next;
            }
            walk(startOf(next.plusDays(1)), kindOf(next), nameOf(next), 0);
        }
    }

    private int count(LocalDate day, int left) {
        walk(left == 1 ? endOf(day) : startOf(day.plusDays(1)), kindOf(day), nameOf(day), 1);
        return left - 1;
    }

    /**
     * Where the day of the start counts, what arrives after close of business counts as received on the next day, with or
     * without a cut-off: otherwise it would be due before it arrived.
     */
    private boolean isAfterCutOff() {
        var time = local.toLocalTime();
        return rules.cutOff().filter(time::isAfter).isPresent() || isTooLateForToday(time);
    }

    private boolean isTooLateForToday(LocalTime time) {
        return rules.startDayCounts()
                && end == End.CLOSE_OF_BUSINESS
                && !time.isBefore(calendar.hours().closeOfBusiness());
    }

    // ---- Working hours

    private void workingHours(Duration amount) {
        var left = amount;
        for (var day = local.toLocalDate(); ; day = day.plusDays(1)) {
            if (!calendar.isWorkingDay(day)) {
                walk(startOf(day.plusDays(1)), kindOf(day), nameOf(day), 0);
                continue;
            }
            for (var span : calendar.hours().spans()) {
                var from = at(day, span.from());
                var to = at(day, span.to());
                if (!to.isAfter(here)) {
                    continue;
                }
                if (from.isAfter(here)) {
                    walk(from, Kind.OUTSIDE_HOURS, "", 0);
                }
                var room = Duration.between(here, to);
                if (room.compareTo(left) >= 0) {
                    spend(here.plus(left), day);
                    return;
                }
                spend(to, day);
                left = left.minus(room);
            }
            walk(startOf(day.plusDays(1)), Kind.OUTSIDE_HOURS, "", 0);
        }
    }

    private void spend(Instant to, LocalDate day) {
        add(new Interval(here, to, kindOf(day), nameOf(day), 0, Duration.between(here, to)));
    }

    // ---- By the calendar and by the clock

    private LocalDate calendarStart() {
        var day = local.toLocalDate();
        return isAfterCutOffOfAnyDay() ? day.plusDays(1) : day;
    }

    private boolean isAfterCutOffOfAnyDay() {
        var day = local.toLocalDate();
        return calendar.isWorkingDay(day) ? isAfterCutOff() : isTooLateForToday(local.toLocalTime());
    }

    private int countedStart() {
        return rules.startDayCounts() ? 1 : 0;
    }

    private LocalDate endOfPeriod() {
        int months =
                switch (length.unit()) {
                    case MONTH_ENDS -> 1;
                    case QUARTER_ENDS -> 3;
                    case HALF_YEAR_ENDS -> 6;
                    default -> 12;
                };
        var month = YearMonth.from(local);
        int last = (month.getMonthValue() - 1) / months * months + months;
        var end = month.withMonth(last)
                .plusMonths((length.amount() - 1L) * months)
                .atEndOfMonth();
        // The period ends for what arrives after its last close of business with the next one.
        return endOf(end).isAfter(start)
                ? end
                : YearMonth.from(end).plusMonths(months).atEndOfMonth();
    }

    /** Walks by the clock to this moment, and on from a free day where the rules say so. */
    private void until(Instant due) {
        var day = due.atZone(calendar.zone()).toLocalDate();
        boolean midnight = end == End.END_OF_DAY && due.equals(startOf(day));
        var last = midnight ? day.minusDays(1) : day;
        var moved = moved(last, due);
        add(new Interval(here, moved.isBefore(due) ? moved : due, Kind.COUNTED, "", 0, Duration.between(start, due)));
        if (moved.isAfter(due)) {
            walk(moved, Kind.MOVED, "", 0);
        }
    }

    private Instant moved(LocalDate last, Instant due) {
        if (rules.onFreeDay() == OnFreeDay.KEEP || calendar.isWorkingDay(last)) {
            return due;
        }
        if (rules.onFreeDay() == OnFreeDay.PREVIOUS_WORKING_DAY) {
            var earlier = onDay(calendar.previousWorkingDay(last), due);
            if (earlier.isAfter(start)) {
                return earlier;
            }
        }
        return onDay(calendar.nextWorkingDay(last), due);
    }

    private Instant onDay(LocalDate day, Instant due) {
        return end == End.SAME_HOUR ? at(day, due.atZone(calendar.zone()).toLocalTime()) : endOf(day);
    }

    // ---- Moments

    private Instant endOf(LocalDate day) {
        return switch (end) {
            case SAME_HOUR -> at(day, local.toLocalTime());
            case CLOSE_OF_BUSINESS -> at(day, calendar.hours().closeOfBusiness());
            case END_OF_DAY -> startOf(day.plusDays(1));
        };
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(calendar.zone()).toInstant();
    }

    // ---- The way

    private Kind kindOf(LocalDate day) {
        return switch (calendar.typeOf(day)) {
            case WORKING -> Kind.COUNTED;
            case MAKE_UP_WORKING_DAY -> Kind.MAKE_UP_COUNTED;
            case WEEKEND -> Kind.WEEKEND;
            case STATUTORY_HOLIDAY -> Kind.STATUTORY_HOLIDAY;
        };
    }

    private String nameOf(LocalDate day) {
        return calendar.special(day).map(LoadedYear.SpecialDay::name).orElse("");
    }

    private void walk(Instant to, Kind kind, String name, int days) {
        add(new Interval(here, to, kind, name, days, Duration.ZERO));
    }

    private void add(Interval next) {
        if (!way.isEmpty()) {
            var last = way.getLast();
            if (last.kind() == next.kind() && last.name().equals(next.name())) {
                way.removeLast();
                next = new Interval(
                        last.from(),
                        next.to(),
                        next.kind(),
                        next.name(),
                        last.days() + next.days(),
                        last.time().plus(next.time()));
            }
        }
        if (next.from().isBefore(next.to())) {
            way.add(next);
        }
        here = next.to();
    }

    private TreeSet<Integer> missingYears() {
        var missing = new TreeSet<Integer>();
        if (length.unit() == Length.Unit.WORKING_DAYS
                || length.unit() == Length.Unit.WORKING_HOURS
                || rules.onFreeDay() != OnFreeDay.KEEP) {
            int last = here.atZone(calendar.zone()).getYear();
            for (int year = local.getYear(); year <= last; year++) {
                if (!calendar.isLoaded(year)) {
                    missing.add(year);
                }
            }
        }
        return missing;
    }
}
