package io.qloop.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.calendar.CountingRules.End;
import io.qloop.platform.calendar.CountingRules.OnFreeDay;
import io.qloop.platform.calendar.Due.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deadlines of random starts, lengths and rules over all loaded years, beside a model that looks at one day, or one
 * minute, after the other. Each case is made of one number, which the name of a failing test tells.
 */
class SiteCalendarPropertyTest {

    private static final List<ZoneId> ZONES = Stream.of(
                    "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC")
            .map(ZoneId::of)
            .toList();
    private static final List<String> HOURS =
            List.of("08:30-17:30", "08:30-12:00,13:00-17:30", "00:00-06:00,22:00-23:59", "01:00-02:00,03:15-09:00");
    private static final List<Set<DayOfWeek>> WEEKENDS = List.of(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(DayOfWeek.FRIDAY), Set.of(), Set.of(DayOfWeek.SUNDAY));

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void workingDaysAreThoseOfTheModel(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        for (int i = 0; i < 25; i++) {
            var start = random.start(calendar.zone());
            var rules = random.rules();
            int amount = random.between(1, 300);

            var due = calendar.due(start, Length.workingDays(amount), rules);

            assertThat(due.at())
                    .as("%s + %d by %s", start, amount, rules)
                    .isEqualTo(model(calendar, start, amount, rules));
            assertThat(days(due)).isEqualTo(amount);
            assertWholeWay(start, due);
        }
    }

    /** Day by day: which dates count, and the moment of the last one. */
    private static Instant model(SiteCalendar calendar, Instant start, int amount, CountingRules rules) {
        return model(calendar, start, amount, rules, List.of());
    }

    private static Instant model(
            SiteCalendar calendar, Instant start, int amount, CountingRules rules, List<Pause> pauses) {
        var local = start.atZone(calendar.zone());
        var first = local.toLocalDate();
        boolean late = rules.cutOff().isPresent()
                        && local.toLocalTime().isAfter(rules.cutOff().get())
                || rules.startDayCounts()
                        && rules.end() == End.CLOSE_OF_BUSINESS
                        && !local.toLocalTime().isBefore(calendar.hours().closeOfBusiness());
        if (late && worked(calendar, first)) {
            do {
                first = first.plusDays(1);
            } while (!worked(calendar, first));
        }
        var counted = Stream.iterate(rules.startDayCounts() ? first : first.plusDays(1), day -> day.plusDays(1))
                .filter(day -> worked(calendar, day))
                .filter(day -> pauses.stream()
                        .noneMatch(pause ->
                                day.isAfter(date(pause.from(), calendar)) && !day.isAfter(date(pause.to(), calendar))))
                .limit(amount)
                .toList();
        return moment(calendar, counted.getLast(), local.toLocalTime(), rules.end());
    }

    private static LocalDate date(Instant moment, SiteCalendar calendar) {
        return moment.atZone(calendar.zone()).toLocalDate();
    }

    private static Instant moment(SiteCalendar calendar, LocalDate day, LocalTime time, End end) {
        return switch (end) {
            case SAME_HOUR -> day.atTime(time).atZone(calendar.zone()).toInstant();
            case CLOSE_OF_BUSINESS ->
                day.atTime(calendar.hours().closeOfBusiness())
                        .atZone(calendar.zone())
                        .toInstant();
            case END_OF_DAY -> day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void workingHoursAreThoseOfTheModel(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        for (int i = 0; i < 3; i++) {
            var start = random.start(calendar.zone()).truncatedTo(ChronoUnit.MINUTES);
            int amount = random.between(1, 60);
            var rules = new CountingRules(false, Optional.empty(), End.SAME_HOUR, OnFreeDay.KEEP);

            var due = calendar.due(start, new Length(amount, Length.Unit.WORKING_HOURS), rules);

            assertThat(due.at())
                    .as("%s + %d h", start, amount)
                    .isEqualTo(minuteByMinute(start, amount, now -> isOpen(calendar, now)));
            assertThat(due.explanation().stream().map(Interval::time).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(Duration.ofHours(amount));
            assertWholeWay(start, due);
        }
    }

    private static Instant minuteByMinute(Instant start, int hours, Predicate<Instant> counts) {
        var now = start;
        for (int left = hours * 60; left > 0; now = now.plus(1, ChronoUnit.MINUTES)) {
            if (counts.test(now)) {
                left--;
            }
        }
        return now;
    }

    private static boolean isOpen(SiteCalendar calendar, Instant now) {
        var local = now.atZone(calendar.zone());
        var time = local.toLocalTime();
        return worked(calendar, local.toLocalDate())
                && calendar.hours().spans().stream()
                        .anyMatch(span -> !time.isBefore(span.from()) && time.isBefore(span.to()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDeadlineLiesBeforeItsStartAndNoWayHasAGap(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        for (int i = 0; i < 25; i++) {
            var start = random.start(calendar.zone());
            var rules = random.rules();
            var length = new Length(
                    random.between(1, 40), Length.Unit.values()[random.between(0, Length.Unit.values().length - 1)]);

            var due = calendar.due(start, length, rules);

            assertThat(due.at()).as("%s + %s by %s", start, length, rules).isAfter(start);
            assertWholeWay(start, due);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("AH-22")
    void daysOfAPauseDoNotCount(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        for (int i = 0; i < 10; i++) {
            var start = random.start(calendar.zone());
            var rules = random.rules();
            int amount = random.between(1, 40);
            var pauses = random.pauses(start);

            var due = calendar.due(start, Length.workingDays(amount), rules, pauses);

            assertThat(due.at())
                    .as("%s + %d by %s with %s", start, amount, rules, pauses)
                    .isEqualTo(model(calendar, start, amount, rules, pauses));
            assertThat(days(due)).isEqualTo(amount);
            assertWholeWay(start, due);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("AH-22")
    void minutesOfAPauseDoNotCount(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        var start = random.start(calendar.zone()).truncatedTo(ChronoUnit.MINUTES);
        int amount = random.between(1, 40);
        var pauses = random.pauses(start);

        var working = calendar.due(start, new Length(amount, Length.Unit.WORKING_HOURS), CountingRules.USUAL, pauses);
        var clock = calendar.due(start, new Length(amount, Length.Unit.HOURS), CountingRules.USUAL, pauses);

        assertThat(working.at())
                .as("%s + %d h with %s", start, amount, pauses)
                .isEqualTo(minuteByMinute(start, amount, now -> isOpen(calendar, now) && !isPaused(now, pauses)));
        assertThat(clock.at()).isEqualTo(minuteByMinute(start, amount, now -> !isPaused(now, pauses)));
        for (var due : List.of(working, clock)) {
            assertThat(due.explanation().stream().map(Interval::time).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(Duration.ofHours(amount));
            assertWholeWay(start, due);
        }
    }

    private static boolean isPaused(Instant now, List<Pause> pauses) {
        return pauses.stream().anyMatch(pause -> !now.isBefore(pause.from()) && now.isBefore(pause.to()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("AH-22")
    void aPausePutsOffAndNeverBringsForward(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        var start = random.start(calendar.zone());
        var rules = new CountingRules(false, Optional.empty(), random.rules().end(), OnFreeDay.KEEP);
        var pauses = random.pauses(start);
        for (var unit : Length.Unit.values()) {
            var length = new Length(random.between(1, 12), unit);

            var with = calendar.due(start, length, rules, pauses);
            var without = calendar.due(start, length, rules);

            if (unit.isPausable()) {
                assertThat(with.at()).as("%s with %s", length, pauses).isAfterOrEqualTo(without.at());
            } else {
                assertThat(with.at()).isEqualTo(without.at());
            }
            assertWholeWay(start, with);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatLiesBeforeADeadlineLiesAsLongBeforeIt(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        var moment = random.start(calendar.zone()).truncatedTo(ChronoUnit.MINUTES);
        int amount = random.between(1, 30);

        var hours = calendar.before(moment, new Length(amount, Length.Unit.WORKING_HOURS));
        var days = calendar.before(moment, Length.workingDays(amount));

        assertThat(LongStream.range(0, Duration.between(hours, moment).toMinutes())
                        .filter(minute -> isOpen(calendar, hours.plus(minute, ChronoUnit.MINUTES)))
                        .count())
                .isEqualTo(amount * 60L);
        var first = days.atZone(calendar.zone()).toLocalDate();
        assertThat(first.datesUntil(moment.atZone(calendar.zone()).toLocalDate())
                        .filter(day -> worked(calendar, day)))
                .hasSize(amount);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLongerDeadlineIsNeverEarlier(long seed) {
        var random = new Random(seed);
        var calendar = random.calendar();
        var start = random.start(calendar.zone());
        var rules = random.rules();
        for (var unit : Length.Unit.values()) {
            if (unit == Length.Unit.HOURS && rules.onFreeDay() != OnFreeDay.KEEP) {
                continue; // Saturday noon becomes Monday noon, and an hour after midnight on Monday stays
            }
            var dues = Stream.iterate(1, n -> n + 1)
                    .limit(15)
                    .map(n -> calendar.due(start, new Length(n, unit), rules).at())
                    .toList();

            assertThat(dues).as("%s by %s", unit, rules).isSorted();
        }
    }

    private static void assertWholeWay(Instant start, Due due) {
        var here = start;
        for (var part : due.explanation()) {
            assertThat(part.from()).as("%s", due).isEqualTo(here);
            assertThat(part.to()).isAfter(part.from());
            here = part.to();
        }
        assertThat(here).isEqualTo(due.at());
    }

    private static int days(Due due) {
        return due.explanation().stream().mapToInt(Interval::days).sum();
    }

    /** Looked up apart from the calendar's own way of doing it. */
    private static boolean worked(SiteCalendar calendar, LocalDate day) {
        var year = calendar.years().get(day.getYear());
        if (year != null && year.days().containsKey(day)) {
            return year.days().get(day).type() == DayType.MAKE_UP_WORKING_DAY;
        }
        return !calendar.weekend().contains(day.getDayOfWeek());
    }

    /** Everything that a case needs, from one number. */
    private static final class Random {

        private final SplittableRandom random;

        Random(long seed) {
            this.random = new SplittableRandom(seed);
        }

        int between(int least, int most) {
            return random.nextInt(least, most + 1);
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        SiteCalendar calendar() {
            return new SiteCalendar(
                    "suzhou", 1, one(ZONES), WorkingHours.parse(one(HOURS)), one(WEEKENDS), Calendars.china());
        }

        /** Any second from 2018 to 2027, a year later than is loaded. */
        Instant start(ZoneId zone) {
            long from = LocalDate.of(2018, 1, 1).atStartOfDay(zone).toEpochSecond();
            long to = LocalDate.of(2027, 12, 31).atStartOfDay(zone).toEpochSecond();
            return Instant.ofEpochSecond(random.nextLong(from, to));
        }

        /** Up to three, some within a day, some over several, whole minutes. */
        List<Pause> pauses(Instant start) {
            var pauses = new ArrayList<Pause>();
            var here = start.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            for (int i = between(0, 3); i > 0; i--) {
                var from = here.plus(between(0, 5 * 24 * 60), ChronoUnit.MINUTES);
                here = from.plus(between(1, random.nextBoolean() ? 300 : 6 * 24 * 60), ChronoUnit.MINUTES);
                pauses.add(new Pause(from, here, "pause " + i));
            }
            return pauses;
        }

        CountingRules rules() {
            var end = one(List.of(End.values()));
            var cutOff = random.nextBoolean()
                    ? Optional.<LocalTime>empty()
                    : Optional.of(LocalTime.of(between(0, 23), between(0, 59)));
            return new CountingRules(
                    end != End.SAME_HOUR && random.nextBoolean(), cutOff, end, one(List.of(OnFreeDay.values())));
        }
    }
}
