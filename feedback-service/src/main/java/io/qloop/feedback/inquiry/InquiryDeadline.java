package io.qloop.feedback.inquiry;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.feedback.feedback.FeedbackMoved;
import io.qloop.feedback.feedback.UntilADay;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.deadline.Deadline;
import io.qloop.platform.deadline.DeadlineMoved;
import io.qloop.platform.deadline.DeadlinePlan;
import io.qloop.platform.deadline.Deadlines;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Until when the answer of a customer is needed: the day that was named, or what the procedure gives the customer; nothing
 * where neither says so. Those who asked are reminded of it, as of every other date. The other clocks of the feedback go on
 * meanwhile: no document stops them for a question to the customer (IM-005), and whoever may can pause them.
 */
@ApplicationScoped
class InquiryDeadline {

    /** Also the milestone of a procedure that says how long the customer has. */
    static final String MILESTONE = "customer-answer";

    static final String STARTED_BY = "information-requested";

    private final Deadlines deadlines;
    private final Proceedings proceedings;
    private final Inquiries inquiries;
    private final Concerned concerned;
    private final UntilADay untilADay;

    InquiryDeadline(
            Deadlines deadlines,
            Proceedings proceedings,
            Inquiries inquiries,
            Concerned concerned,
            UntilADay untilADay) {
        this.deadlines = deadlines;
        this.proceedings = proceedings;
        this.inquiries = inquiries;
        this.concerned = concerned;
        this.untilADay = untilADay;
    }

    void start(Inquiry inquiry, String feedbackNumber) {
        var proceeding = proceedings.find(inquiry.feedbackId());
        inquiry.answerBy()
                .map(day -> untilADay.plan(inquiry.askedAt(), day))
                .or(() -> proceeding.flatMap(one -> proceedings.plan(one, MILESTONE)))
                .map(plan -> deadlines.start(Calendars.COMPANY, beginning(inquiry, feedbackNumber, plan)))
                .map(Deadline::dueAt)
                .ifPresent(inquiry::isDueAt);
    }

    private static Deadline.Beginning beginning(Inquiry inquiry, String feedbackNumber, DeadlinePlan plan) {
        return new Deadline.Beginning(
                inquiry.feedbackId().toString(),
                feedbackNumber,
                item(inquiry),
                MILESTONE,
                Optional.of(inquiry.function().code()),
                Optional.empty(),
                STARTED_BY,
                inquiry.askedAt(),
                plan);
    }

    void meet(Inquiry inquiry) {
        deadlines.meet(item(inquiry), MILESTONE, inquiry.answeredAt().orElseThrow());
    }

    void cancel(Inquiry inquiry) {
        deadlines.cancel(item(inquiry), MILESTONE, EnumNames.of(inquiry.status()));
    }

    /** While the feedback is over nobody waits for the answer; when it goes on, it is needed until the same day. */
    void onFeedbackMoved(@Observes FeedbackMoved moved) {
        var open = inquiries.open(List.of(moved.feedbackId()));
        if (moved.goesOn()) {
            var number = concerned.of(moved.feedbackId()).number();
            open.forEach(one -> start(one, number));
        } else {
            open.forEach(one -> deadlines.cancel(item(one), MILESTONE, EnumNames.of(moved.status())));
        }
    }

    /** Somebody gave it another date: the inquiry shows it. */
    void onDeadlineMoved(@Observes DeadlineMoved moved) {
        var deadline = moved.deadline();
        if (deadline.milestone().equals(MILESTONE) && !deadline.itemId().equals(deadline.caseId())) {
            inquiries
                    .get(UUID.fromString(deadline.caseId()), UUID.fromString(deadline.itemId()))
                    .isDueAt(deadline.dueAt());
        }
    }

    private static String item(Inquiry inquiry) {
        return inquiry.id().toString();
    }
}
