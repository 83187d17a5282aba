package io.qloop.feedback.feedback;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Proceeded;
import io.qloop.platform.procedure.proceeding.Proceeding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;

/** Lets a feedback follow its way through its procedure. */
@ApplicationScoped
class FeedbackProceeding {

    private final Feedbacks feedbacks;
    private final Attachments attachments;
    private final Event<FeedbackMoved> moved;

    FeedbackProceeding(Feedbacks feedbacks, Attachments attachments, Event<FeedbackMoved> moved) {
        this.feedbacks = feedbacks;
        this.attachments = attachments;
        this.moved = moved;
    }

    void onProceeded(@Observes Proceeded proceeded) {
        var proceeding = proceeded.proceeding();
        if (proceeding.subject().equals(RegisterFeedback.SUBJECT)) {
            var feedback = feedbacks.get(proceeding.id());
            var before = feedback.status();
            requireSuccessor(feedback, proceeding);
            feedback.follow(course(proceeding, proceeded.dueAt()));
            if (feedback.status() == FeedbackStatus.CLOSED) {
                // First in the database: whoever adds a file meanwhile waits for it, or was faster and is locked as
                // well.
                feedbacks.flush();
                attachments.lock(AttachmentScope.ofOurs(feedback.id()));
            }
            if (feedback.status() != before) {
                moved.fire(new FeedbackMoved(feedback.id(), feedback.status()));
            }
        }
    }

    /** A complaint or return is not a matter of entering a stage: it has to be asked for. */
    private static void requireSuccessor(Feedback feedback, Proceeding proceeding) {
        var isThere = feedback.successor().map(Successor::kind);
        for (var kind : Successor.Kind.values()) {
            if (proceeding.stage().filter(kind.stage()::equals).isPresent()
                    && isThere.filter(kind::equals).isEmpty()) {
                throw Refusal.conflict("feedback-not-handed-on", feedback.number());
            }
        }
    }

    static Feedback.Course course(Proceeding proceeding, Optional<Instant> dueAt) {
        return new Feedback.Course(proceeding.procedure(), proceeding.caseClass(), dueAt, proceeding.endedAt());
    }
}
