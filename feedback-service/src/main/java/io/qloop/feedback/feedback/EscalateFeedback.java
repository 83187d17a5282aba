package io.qloop.feedback.feedback;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Hands a feedback on as a matter for a formal complaint, once. */
@ApplicationScoped
class EscalateFeedback {
    private final Feedbacks feedbacks;
    private final Proceedings proceedings;
    private final Attachments attachments;
    private final Outbox outbox;
    private final SeenVersion seenVersion;
    private final Clock clock;

    EscalateFeedback(
            Feedbacks feedbacks,
            Proceedings proceedings,
            Attachments attachments,
            Outbox outbox,
            SeenVersion seenVersion,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.proceedings = proceedings;
        this.attachments = attachments;
        this.outbox = outbox;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    record Command(UUID feedback, String ifMatch, String reason, String escalatedBy) {}

    @Transactional
    Feedback handle(Command command) {
        var feedback = feedbacks.get(command.feedback());
        seenVersion.require(command.ifMatch(), feedback, feedback.version());

        var escalated = feedback.escalate(command.reason(), command.escalatedBy(), clock.instant());
        proceedings.end(feedback.id(), "escalated");
        outbox.append(escalated.announced());
        // The answer carries the version after the change, so the change has to reach the database before.
        feedbacks.flush();
        // After the change: whoever adds a file meanwhile waits for it, or was faster and is locked as well.
        attachments.lock(AttachmentScope.ofOurs(feedback.id()));
        return feedback;
    }
}
