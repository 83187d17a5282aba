package io.qloop.feedback.countermeasure;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.feedback.feedback.FeedbackMoved;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.CountingRules.End;
import io.qloop.platform.calendar.CountingRules.OnFreeDay;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.deadline.Deadline;
import io.qloop.platform.deadline.DeadlineMoved;
import io.qloop.platform.deadline.DeadlinePlan;
import io.qloop.platform.deadline.Deadlines;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.procedure.adoption.ProcedureSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The day until which a department wants to have carried out its countermeasure: the head of the department is reminded of
 * it, as of every other date. It is due at close of business; the clock stands still while the feedback is over.
 */
@ApplicationScoped
class CountermeasureDeadline {

    static final String MILESTONE = "countermeasure-completed";

    /** The day of the beginning is the first one, so that a countermeasure can be due on the day of its record. */
    private static final CountingRules UNTIL_A_DAY =
            new CountingRules(true, Optional.empty(), End.CLOSE_OF_BUSINESS, OnFreeDay.KEEP);

    private final Deadlines deadlines;
    private final Countermeasures countermeasures;
    private final CountermeasureOfForm form;
    private final Concerned concerned;
    private final Calendars calendars;
    private final List<Length> reminders;
    private final List<Length> escalations;

    CountermeasureDeadline(
            Deadlines deadlines,
            Countermeasures countermeasures,
            CountermeasureOfForm form,
            Concerned concerned,
            Calendars calendars,
            ProcedureSettings settings) {
        this.deadlines = deadlines;
        this.countermeasures = countermeasures;
        this.form = form;
        this.concerned = concerned;
        this.calendars = calendars;
        this.reminders = settings.reminders().stream().map(Length::parse).toList();
        this.escalations = settings.escalations().stream().map(Length::parse).toList();
    }

    void start(Countermeasure countermeasure, String feedbackNumber) {
        var recordedOn = calendars.company().dayOf(countermeasure.recordedAt());
        var days = ChronoUnit.DAYS.between(recordedOn, countermeasure.dueOn()) + 1;
        deadlines.start(
                Calendars.COMPANY,
                new Deadline.Beginning(
                        countermeasure.feedbackId().toString(),
                        feedbackNumber,
                        item(countermeasure),
                        MILESTONE,
                        Optional.of(countermeasure.function().code()),
                        Optional.empty(),
                        "recorded",
                        countermeasure.recordedAt(),
                        new DeadlinePlan(
                                new Length(Math.toIntExact(days), Length.Unit.CALENDAR_DAYS),
                                UNTIL_A_DAY,
                                reminders,
                                escalations,
                                Optional.empty())));
    }

    /** What was completed on a day before this one was completed in time on that day, whenever it is said. */
    void meet(Countermeasure countermeasure) {
        var completedAt = countermeasure
                .completedOn()
                .filter(day -> day.isBefore(calendars.today()))
                .map(calendars.company()::startOf)
                .filter(countermeasure.recordedAt()::isBefore);
        completedAt.ifPresentOrElse(
                at -> deadlines.meet(item(countermeasure), MILESTONE, at),
                () -> deadlines.meet(item(countermeasure), MILESTONE));
    }

    /** The head of the department wants another one. */
    void cancel(Countermeasure countermeasure) {
        deadlines.cancel(item(countermeasure), MILESTONE, EnumNames.of(countermeasure.status()));
    }

    /** With the feedback its countermeasures are over; when it goes on, they go on until the same day. */
    void onFeedbackMoved(@Observes FeedbackMoved moved) {
        var open = countermeasures.of(moved.feedbackId()).stream()
                .filter(one -> one.status().isOpen())
                .toList();
        if (moved.goesOn()) {
            var number = concerned.of(moved.feedbackId()).number();
            open.forEach(one -> start(one, number));
        } else {
            open.forEach(one -> deadlines.cancel(item(one), MILESTONE, EnumNames.of(moved.status())));
        }
    }

    /** Somebody gave it another date: the countermeasure and the form show it. */
    void onDeadlineMoved(@Observes DeadlineMoved moved) {
        var deadline = moved.deadline();
        if (deadline.milestone().equals(MILESTONE) && !deadline.itemId().equals(deadline.caseId())) {
            var feedbackId = UUID.fromString(deadline.caseId());
            countermeasures
                    .get(feedbackId, UUID.fromString(deadline.itemId()))
                    .isDueOn(calendars.company().dayOf(deadline.dueAt()));
            form.fill(feedbackId);
        }
    }

    private static String item(Countermeasure countermeasure) {
        return countermeasure.id().toString();
    }
}
