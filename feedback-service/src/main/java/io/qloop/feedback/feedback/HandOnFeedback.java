package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.ChangeFeedback.Wanted;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.BiFunction;

/**
 * Hands a feedback on as a matter for a formal complaint or for a return, once, from where its procedure lets it. Its
 * clocks stop; it reaches that end of its procedure when the other service has told its number.
 */
@ApplicationScoped
class HandOnFeedback {
    private final ChangeFeedback change;
    private final Proceedings proceedings;
    private final Attachments attachments;

    HandOnFeedback(ChangeFeedback change, Proceedings proceedings, Attachments attachments) {
        this.change = change;
        this.proceedings = proceedings;
        this.attachments = attachments;
    }

    @Transactional
    Feedback escalate(Wanted wanted) {
        return handOn(wanted, Feedback::escalate, Successor.Kind.COMPLAINT, "escalated");
    }

    @Transactional
    Feedback requestReturn(Wanted wanted) {
        return handOn(wanted, Feedback::requestReturn, Successor.Kind.RETURN, "return-requested");
    }

    private Feedback handOn(
            Wanted wanted, BiFunction<Feedback, Deed, FeedbackEvent> verb, Successor.Kind kind, String ended) {
        var feedback = change.announced(wanted, (it, deed) -> {
            var event = verb.apply(it, deed);
            proceedings.requireWayTo(it.id(), kind.stage());
            proceedings.end(it.id(), ended);
            return event;
        });
        // After the change: whoever adds a file meanwhile waits for it, or was faster and is locked as well.
        attachments.lock(AttachmentScope.ofOurs(feedback.id()));
        return feedback;
    }
}
