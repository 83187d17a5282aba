package io.qloop.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.calendar.CalendarContent;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.deadline.Deadline.Moment;
import io.qloop.platform.deadline.Deadline.What;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    /** Monday, 9 November 2026, 10:00 in Shanghai; no holiday is near. */
    private static final Instant MONDAY = Instant.parse("2026-11-09T02:00:00Z");

    private final SiteCalendar calendar = calendar(1, 2026);
    private final Deadline deadline = start(plan("3 working-days"), MONDAY);

    private static SiteCalendar calendar(long version, int... years) {
        return new CalendarContent(
                        "suzhou",
                        version,
                        "Asia/Shanghai",
                        List.of("08:30-12:00", "13:00-17:30"),
                        List.of("saturday", "sunday"),
                        java.util.Arrays.stream(years)
                                .mapToObj(year -> new CalendarContent.Year(
                                        year,
                                        "test",
                                        List.of(new CalendarContent.Day(
                                                LocalDate.of(year, 1, 1),
                                                io.qloop.platform.calendar.DayType.STATUTORY_HOLIDAY,
                                                "元旦"))))
                                .toList())
                .toCalendar();
    }

    private static DeadlinePlan plan(String length) {
        return new DeadlinePlan(
                Length.parse(length),
                CountingRules.USUAL,
                List.of(Length.parse("1 working-days"), Length.parse("2 hours")),
                List.of(Length.parse("1 working-days"), Length.parse("2 working-days")),
                Optional.of(Length.parse("5 working-days")));
    }

    private Deadline start(DeadlinePlan plan, Instant at) {
        return Deadline.start(
                UUID.randomUUID(),
                new Deadline.Beginning(
                        "case",
                        "CP-2026-000001",
                        "case",
                        "first-reply",
                        Optional.of("quality"),
                        Optional.of("sample-8d/1"),
                        "received",
                        at,
                        plan),
                calendar,
                "wang.qc",
                at);
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private List<DeadlineStep.Kind> steps(Deadline of) {
        return of.takeSteps().steps().stream().map(DeadlineStep::kind).toList();
    }

    @Test
    void tellsEachMomentOnceAndInOrder() {
        assertThat(deadline.dueAt()).isEqualTo("2026-11-12T09:30:00Z");

        assertThat(deadline.tick(calendar, at("2026-11-11T09:29:59Z"))).isEmpty();
        assertThat(deadline.tick(calendar, at("2026-11-11T09:30:00Z")))
                .containsExactly(new Moment(at("2026-11-11T09:30:00Z"), What.APPROACHING, 1));
        assertThat(deadline.tick(calendar, at("2026-11-11T09:30:00Z"))).isEmpty();
        assertThat(deadline.tick(calendar, at("2026-11-12T07:30:00Z")))
                .containsExactly(new Moment(at("2026-11-12T07:30:00Z"), What.APPROACHING, 2));
        assertThat(deadline.isLate(at("2026-11-12T09:29:59Z"))).isFalse();
        assertThat(deadline.tick(calendar, at("2026-11-12T09:30:00Z")))
                .containsExactly(new Moment(at("2026-11-12T09:30:00Z"), What.MISSED, 0));
        assertThat(deadline.isLate(at("2026-11-12T09:30:00Z"))).isTrue();
        assertThat(deadline.tick(calendar, at("2026-11-13T09:30:00Z")))
                .containsExactly(new Moment(at("2026-11-13T09:30:00Z"), What.STILL_MISSED, 1));
        assertThat(deadline.tick(calendar, at("2026-11-16T09:30:00Z")))
                .containsExactly(new Moment(at("2026-11-16T09:30:00Z"), What.STILL_MISSED, 2));
        assertThat(deadline.tick(calendar, at("2030-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    @Tag("AH-23")
    void afterAnOutageLeavesOutRemindersThatCameTooLateAndNothingElse() {
        assertThat(deadline.tick(calendar, at("2026-11-20T00:00:00Z")))
                .extracting(Moment::what)
                .containsExactly(What.MISSED, What.STILL_MISSED, What.STILL_MISSED);

        var other = start(plan("3 working-days"), MONDAY);
        assertThat(other.tick(calendar, at("2026-11-12T08:00:00Z")))
                .extracting(Moment::number)
                .as("the last reminder alone")
                .containsExactly(2);
    }

    @Test
    void remindsOfNothingThatIsDueBeforeTheReminder() {
        var soon = start(plan("1 hours"), MONDAY);

        assertThat(soon.tick(calendar, at("2026-11-09T03:00:00Z")))
                .extracting(Moment::what)
                .containsExactly(What.MISSED);
    }

    @Test
    @Tag("AH-22")
    @Tag("IM-005")
    void aPauseMovesTheDateByTheDaysThatItTook() {
        deadline.pause(calendar, at("2026-11-10T02:00:00Z"), "wang.qc", "sample-missing");

        assertThat(deadline.status()).isEqualTo(DeadlineStatus.PAUSED);
        assertThat(deadline.tick(calendar, at("2026-11-13T02:00:00Z")))
                .as("nothing is missed")
                .isEmpty();
        deadline.resume(calendar, at("2026-11-12T02:00:00Z"), "wang.qc", "sample arrived");

        assertThat(deadline.dueAt()).as("two working days later").isEqualTo("2026-11-16T09:30:00Z");
        assertThat(deadline.computed(calendar).explanation())
                .anySatisfy(part -> assertThat(part.name()).isEqualTo("sample-missing"));
        assertThat(deadline.tick(calendar, at("2026-11-13T09:30:00Z")))
                .containsExactly(new Moment(at("2026-11-13T09:30:00Z"), What.APPROACHING, 1));
    }

    @Test
    @Tag("AH-22")
    void aPauseEndsByItselfAtItsLimit() {
        deadline.pause(calendar, at("2026-11-10T02:00:00Z"), "wang.qc", "customer");

        assertThat(deadline.tick(calendar, at("2026-11-17T02:00:00Z"))).isEmpty();

        assertThat(deadline.status()).isEqualTo(DeadlineStatus.RUNNING);
        assertThat(deadline.dueAt()).as("five working days later").isEqualTo("2026-11-19T09:30:00Z");
        assertThat(steps(deadline))
                .containsExactly(DeadlineStep.Kind.STARTED, DeadlineStep.Kind.PAUSED, DeadlineStep.Kind.RESUMED);
    }

    @Test
    @Tag("AH-22")
    void aPauseThatEndedByItselfInAnOutageCountsUntilItsLimitOnly() {
        deadline.pause(calendar, at("2026-11-10T02:00:00Z"), "wang.qc", "customer");

        assertThat(deadline.tick(calendar, at("2026-12-24T02:00:00Z")))
                .extracting(Moment::what)
                .containsExactly(What.MISSED, What.STILL_MISSED, What.STILL_MISSED);

        assertThat(deadline.dueAt()).isEqualTo("2026-11-19T09:30:00Z");
    }

    @Test
    void refusesToPauseWhatMustNotBePausedOrIsMissed() {
        var strict = start(DeadlinePlan.of(Length.workingDays(1)), MONDAY);

        assertThatThrownBy(() -> strict.pause(calendar, MONDAY, "wang.qc", "why"))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("deadline-not-pausable"));
        assertThatThrownBy(() -> deadline.pause(calendar, at("2026-11-12T09:30:00Z"), "wang.qc", "why"))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("deadline-missed-already"));
        assertThatThrownBy(() -> new DeadlinePlan(
                        Length.parse("1 month-ends"),
                        CountingRules.USUAL,
                        List.of(),
                        List.of(),
                        Optional.of(Length.workingDays(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("IM-007")
    void anExtensionGivesAnotherDateThatCanBeMissedAgain() {
        deadline.tick(calendar, at("2026-11-12T09:30:00Z"));

        deadline.extend(calendar, at("2026-11-20T04:00:00Z"), at("2026-11-13T01:00:00Z"), "gm", "supplier is late");

        assertThat(deadline.isLate(at("2026-11-13T01:00:00Z"))).isFalse();
        assertThat(deadline.tick(calendar, at("2026-11-19T04:00:00Z")))
                .containsExactly(new Moment(at("2026-11-19T04:00:00Z"), What.APPROACHING, 1));
        assertThat(deadline.tick(calendar, at("2026-11-20T04:00:00Z")))
                .extracting(Moment::what)
                .containsExactly(What.MISSED);
        assertThatThrownBy(() -> deadline.extend(
                        calendar, at("2026-11-20T03:00:00Z"), at("2026-11-13T01:00:00Z"), "gm", "earlier"))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("extension-not-later"));
    }

    @Test
    void aPauseAfterAnExtensionMovesTheGivenDate() {
        deadline.extend(calendar, at("2026-11-20T04:00:00Z"), at("2026-11-10T01:00:00Z"), "gm", "supplier is late");
        deadline.pause(calendar, at("2026-11-13T02:00:00Z"), "wang.qc", "sample-missing");
        deadline.resume(calendar, at("2026-11-17T02:00:00Z"), "wang.qc", "sample arrived");

        assertThat(deadline.dueAt()).as("Monday and Tuesday").isEqualTo("2026-11-24T04:00:00Z");
    }

    @Test
    @Tag("AH-21")
    void aNewCalendarChangesNothingUntilSomebodyRecomputes() {
        var newer = new SiteCalendar(
                "suzhou",
                2,
                calendar.zone(),
                calendar.hours(),
                java.util.Set.of(java.time.DayOfWeek.WEDNESDAY),
                calendar.years());

        assertThat(deadline.tick(newer, MONDAY)).isEmpty();
        assertThat(deadline.dueAt()).isEqualTo("2026-11-12T09:30:00Z");
        assertThat(deadline.calendarVersion()).isEqualTo(1);

        deadline.recompute(newer, at("2026-11-10T02:00:00Z"), "gm", "works on other days now");

        assertThat(deadline.dueAt()).isEqualTo("2026-11-13T09:30:00Z");
        assertThat(deadline.calendarVersion()).isEqualTo(2);
    }

    @Test
    void aDeadlineInAnUnknownYearIsProvisional() {
        var late = start(plan("10 working-days"), at("2026-12-21T02:00:00Z"));

        assertThat(late.isProvisional()).isTrue();
        late.recompute(calendar(2, 2026, 2027), at("2026-12-21T02:00:00Z"), "system", "announced");

        assertThat(late.isProvisional()).isFalse();
        assertThat(late.dueAt()).as("New Year does not count").isEqualTo("2027-01-05T09:30:00Z");
    }

    @Test
    @Tag("IM-006")
    void anotherClassGivesAnotherPlanFromTheSameStart() {
        deadline.replan(
                plan("1 working-days"), "sample-8d/2", calendar, at("2026-11-10T02:00:00Z"), "li.quality", "class a");

        assertThat(deadline.dueAt()).isEqualTo("2026-11-10T09:30:00Z");
        assertThat(deadline.procedure()).contains("sample-8d/2");
        assertThat(steps(deadline)).containsExactly(DeadlineStep.Kind.STARTED, DeadlineStep.Kind.RECOMPUTED);
    }

    @Test
    void nothingHappensToWhatIsOver() {
        deadline.meet(at("2026-11-13T02:00:00Z"), "wang.qc");

        assertThat(deadline.isLate(at("2026-11-13T02:00:00Z")))
                .as("met after its date")
                .isTrue();
        assertThat(deadline.tick(calendar, at("2026-12-13T02:00:00Z"))).isEmpty();
        assertThatThrownBy(() -> deadline.cancel(MONDAY, "wang.qc", "why"))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("deadline-over"));
    }
}
