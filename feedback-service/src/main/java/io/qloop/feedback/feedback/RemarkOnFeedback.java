package io.qloop.feedback.feedback;

import io.qloop.platform.audit.SeenVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Writes the remark that the register shows beside a feedback, or takes it away. */
@ApplicationScoped
class RemarkOnFeedback {
    private final Feedbacks feedbacks;
    private final SeenVersion seenVersion;

    RemarkOnFeedback(Feedbacks feedbacks, SeenVersion seenVersion) {
        this.feedbacks = feedbacks;
        this.seenVersion = seenVersion;
    }

    record Command(UUID feedback, String ifMatch, Optional<String> remark) {}

    @Transactional
    Feedback handle(Command command) {
        var feedback = feedbacks.get(command.feedback());
        seenVersion.require(command.ifMatch(), feedback, feedback.version());
        feedback.remark(command.remark());
        // The answer carries the version after the change, so the change has to reach the database before.
        feedbacks.flush();
        return feedback;
    }
}
