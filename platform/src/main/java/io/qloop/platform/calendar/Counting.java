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
import java.util.Optional;
import java.util.TreeSet;

/** One computation of a deadline: walks from the start to the end and writes down the way. */
final class Counting {

    private final SiteCalendar calendar;
    private final CountingRules rules;
    private final Length length;
    private final End end;
    private final List<Pause> pauses;
    private final Instant start;
    private final ZonedDateTime local;
    private final List<Interval> way = new ArrayList<>();
    /** How far the way is walked. */
    private Instant here;

    Counting(SiteCalendar calendar, Instant start, Length length, CountingRules rules, List<Pause> pauses) {
        this.calendar = calendar;
        this.rules = rules;
        this.length = length;
        this.end = length.unit().isTime() ? End.SAME_HOUR : rules.end();
        this.pauses = pauses;
        this.start = start;
        this.local = start.atZone(calendar.zone());
        this.here = start;
    }

    Due due() {
        switch (length.unit()) {
            case WORKING_DAYS -> workingDays(length.amount());
            case WORKING_HOURS -> workingHours(Duration.ofHours(length.amount()));
            case MINUTES -> hours(Duration.ofMinutes(length.amount()));
            case HOURS -> hours(Duration.ofHours(length.amount()));
            case CALENDAR_DAYS -> calendarDays(length.amount());
            case WEEKS -> calendarDays(7L * length.amount());
            default -> until(endOf(endOfPeriod()));
        }
        return new Due(here, calendar.version(), missingYears(), way);
    }

    // ---- Working days

    private void workingDays(int amount) {
        var day = local.toLocalDate();
        int left = amount;
        if (calendar.isWorkingDay(day) && isAfterCutOff()) {
            walk(calendar.startOf(day.plusDays(1)), Kind.AFTER_CUT_OFF, "", 0);
            day = nextWorkingDay(day);
            // From here on that day is the day of the start.
            if (rules.startDayCounts()) {
                left = count(day, left);
            } else {
                walk(calendar.startOf(day.plusDays(1)), Kind.START_DAY, "", 0);
            }
        } else if (!calendar.isWorkingDay(day)) {
            walk(calendar.startOf(day.plusDays(1)), kindOf(day), nameOf(day), 0);
        } else if (rules.startDayCounts()) {
            left = count(day, left);
        } else {
            walk(calendar.startOf(day.plusDays(1)), Kind.START_DAY, "", 0);
        }
        while (left > 0) {
            day = nextWorkingDay(day);
            left = count(day, left);
        }
    }

    /** The pause because of which this day does not count. */
    private Optional<Pause> pauseOf(LocalDate day) {
        return pauses.stream()
                .filter(pause -> calendar.dayOf(pause.from()).isBefore(day)
                        && !calendar.dayOf(pause.to()).isBefore(day))
                .findFirst();
    }

    /** Walks over the free days after this one, up to the beginning of the next working day. */
    private LocalDate nextWorkingDay(LocalDate day) {
        for (var next = day.plusDays(1); ; next = next.plusDays(1)) {
            if (calendar.isWorkingDay(next)) {
                return next;
            }
            walk(calendar.startOf(next.plusDays(1)), kindOf(next), nameOf(next), 0);
        }
    }

    private int count(LocalDate day, int left) {
        var pause = pauseOf(day);
        if (pause.isPresent()) {
            walk(calendar.startOf(day.plusDays(1)), Kind.PAUSED, pause.get().reason(), 0);
            return left;
        }
        walk(left == 1 ? endOf(day) : calendar.startOf(day.plusDays(1)), kindOf(day), nameOf(day), 1);
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
                walk(calendar.startOf(day.plusDays(1)), kindOf(day), nameOf(day), 0);
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
                while (here.isBefore(to)) {
                    var pause = pauseAfter(here);
                    if (pause.isPresent() && !pause.get().from().isAfter(here)) {
                        walk(
                                earlier(pause.get().to(), to),
                                Kind.PAUSED,
                                pause.get().reason(),
                                0);
                        continue;
                    }
                    var open = pause.map(p -> earlier(p.from(), to)).orElse(to);
                    var room = Duration.between(here, open);
                    if (room.compareTo(left) >= 0) {
                        spend(here.plus(left), day);
                        return;
                    }
                    spend(open, day);
                    left = left.minus(room);
                }
            }
            walk(calendar.startOf(day.plusDays(1)), Kind.OUTSIDE_HOURS, "", 0);
        }
    }

    /** The first pause that is not over by now. */
    private Optional<Pause> pauseAfter(Instant moment) {
        return pauses.stream().filter(pause -> pause.to().isAfter(moment)).findFirst();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void spend(Instant to, LocalDate day) {
        add(new Interval(here, to, kindOf(day), nameOf(day), 0, Duration.between(here, to)));
    }

    // ---- By the calendar and by the clock

    private void hours(Duration amount) {
        var left = amount;
        for (var pause = pauseAfter(here);
                pause.isPresent() && pause.get().from().isBefore(here.plus(left));
                pause = pauseAfter(here)) {
            if (pause.get().from().isAfter(here)) {
                left = left.minus(Duration.between(here, pause.get().from()));
                clock(pause.get().from());
            }
            walk(pause.get().to(), Kind.PAUSED, pause.get().reason(), 0);
        }
        until(here.plus(left));
    }

    private void calendarDays(long amount) {
        var first = calendarStart();
        var last = first.plusDays(amount - countedStart());
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var pause = pauseOf(day);
            if (pause.isPresent()) {
                last = last.plusDays(1);
                if (calendar.startOf(day).isAfter(here)) {
                    clock(calendar.startOf(day));
                }
                walk(calendar.startOf(day.plusDays(1)), Kind.PAUSED, pause.get().reason(), 0);
            }
        }
        until(endOf(last));
    }

    private void clock(Instant to) {
        add(new Interval(here, to, Kind.COUNTED, "", 0, Duration.between(here, to)));
    }

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
        var day = calendar.dayOf(due);
        boolean midnight = end == End.END_OF_DAY && due.equals(calendar.startOf(day));
        var last = midnight ? day.minusDays(1) : day;
        var moved = moved(last, due);
        clock(earlier(moved, due));
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
            if (earlier.isAfter(here)) {
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
            case END_OF_DAY -> calendar.startOf(day.plusDays(1));
        };
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
