package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.ChangeFeedback.Wanted;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a feedback back: its clocks stop. */
@ApplicationScoped
class WithdrawFeedback {
    private final ChangeFeedback change;
    private final Proceedings proceedings;

    WithdrawFeedback(ChangeFeedback change, Proceedings proceedings) {
        this.change = change;
        this.proceedings = proceedings;
    }

    @Transactional
    Feedback handle(Wanted wanted) {
        return change.announced(wanted, (feedback, deed) -> {
            var withdrawn = feedback.withdraw(deed);
            proceedings.end(feedback.id(), "withdrawn");
            return withdrawn;
        });
    }
}
