package io.qloop.feedback.feedback;

import io.qloop.platform.procedure.proceeding.Proceeded;
import io.qloop.platform.procedure.proceeding.Proceeding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;

/** Lets a feedback follow its way through its procedure. */
@ApplicationScoped
class FeedbackProceeding {

    private final Feedbacks feedbacks;

    FeedbackProceeding(Feedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    void onProceeded(@Observes Proceeded proceeded) {
        var proceeding = proceeded.proceeding();
        if (proceeding.subject().equals(RegisterFeedback.SUBJECT)) {
            feedbacks.get(proceeding.id()).follow(course(proceeding, proceeded.dueAt()));
        }
    }

    static Feedback.Course course(Proceeding proceeding, Optional<Instant> dueAt) {
        return new Feedback.Course(proceeding.procedure(), proceeding.caseClass(), dueAt, proceeding.endedAt());
    }
}
