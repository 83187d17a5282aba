package io.qloop.feedback.feedback;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.web.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Hands a feedback on as a matter for a formal complaint, once. */
@ApplicationScoped
class EscalateFeedback {
    private final Feedbacks feedbacks;
    private final Attachments attachments;
    private final Outbox outbox;
    private final Clock clock;

    EscalateFeedback(Feedbacks feedbacks, Attachments attachments, Outbox outbox, Clock clock) {
        this.feedbacks = feedbacks;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
    }

    record Command(UUID feedback, String ifMatch, String reason, String escalatedBy) {}

    @Transactional
    Feedback handle(Command command) {
        var feedback = feedbacks.get(command.feedback());
        Versions.requireMatch(command.ifMatch(), feedback.version());

        var escalated = feedback.escalate(command.reason(), command.escalatedBy(), clock.instant());
        outbox.append(escalated.announced());
        // The answer carries the version after the change, so the change has to reach the database before.
        feedbacks.flush();
        // After the change: whoever adds a file meanwhile waits for it, or was faster and is locked as well.
        attachments.lock(AttachmentScope.ofOurs(feedback.id()));
        return feedback;
    }
}
