package io.qloop.feedback.countermeasure;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.feedback.feedback.FeedbackMoved;
import io.qloop.feedback.feedback.UntilADay;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.deadline.Deadline;
import io.qloop.platform.deadline.DeadlineMoved;
import io.qloop.platform.deadline.Deadlines;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;

/**
 * The day until which a department wants to have carried out its countermeasure: the head of the department is reminded of
 * it, as of every other date. It is due at close of business; the clock stands still while the feedback is over.
 */
@ApplicationScoped
class CountermeasureDeadline {

    static final String MILESTONE = "countermeasure-completed";

    private final Deadlines deadlines;
    private final Countermeasures countermeasures;
    private final CountermeasureOfForm form;
    private final Concerned concerned;
    private final Calendars calendars;
    private final UntilADay untilADay;

    CountermeasureDeadline(
            Deadlines deadlines,
            Countermeasures countermeasures,
            CountermeasureOfForm form,
            Concerned concerned,
            Calendars calendars,
            UntilADay untilADay) {
        this.deadlines = deadlines;
        this.countermeasures = countermeasures;
        this.form = form;
        this.concerned = concerned;
        this.calendars = calendars;
        this.untilADay = untilADay;
    }

    void start(Countermeasure countermeasure, String feedbackNumber) {
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
                        untilADay.plan(countermeasure.recordedAt(), countermeasure.dueOn())));
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
