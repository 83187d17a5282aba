package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.ChangeFeedback.Wanted;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Lets a feedback go on that was closed or withdrawn (IM-014). */
@ApplicationScoped
class ReopenFeedback {
    private final ChangeFeedback change;
    private final Proceedings proceedings;

    ReopenFeedback(ChangeFeedback change, Proceedings proceedings) {
        this.change = change;
        this.proceedings = proceedings;
    }

    /** @param stage of its procedure in which it goes on; empty for the last that something follows */
    @Transactional
    Feedback handle(Wanted wanted, Optional<String> stage) {
        return change.announced(wanted, (feedback, deed) -> {
            var reopened = feedback.reopen(deed);
            proceedings.reopen(feedback.id(), stage, deed.reason());
            return reopened;
        });
    }
}
