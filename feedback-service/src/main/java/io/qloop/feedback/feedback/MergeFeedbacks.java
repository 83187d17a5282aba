package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.ChangeFeedback.Wanted;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Feedbacks of the same matter become one, or two again; related ones are linked (AH-03, IM-017). */
@ApplicationScoped
class MergeFeedbacks {
    private final ChangeFeedback change;
    private final Feedbacks feedbacks;
    private final Proceedings proceedings;

    MergeFeedbacks(ChangeFeedback change, Feedbacks feedbacks, Proceedings proceedings) {
        this.change = change;
        this.feedbacks = feedbacks;
        this.proceedings = proceedings;
    }

    /** The clocks of the merged one stop; its files stay with it. */
    @Transactional
    Feedback merge(Wanted wanted, UUID into) {
        return change.announced(wanted, (feedback, deed) -> {
            var merged = feedback.mergeInto(other("into", into), deed);
            proceedings.end(feedback.id(), "merged");
            return merged;
        });
    }

    /** Undoes it: the one that was merged goes on where it was left. */
    @Transactional
    Feedback separate(Wanted wanted) {
        return change.announced(wanted, (feedback, deed) -> {
            var from =
                    feedback.mergedInto().orElseThrow(() -> Refusal.conflict("feedback-not-merged", feedback.number()));
            var separated = feedback.separateFrom(feedbacks.get(from.id()), deed);
            proceedings.reopen(feedback.id(), Optional.empty(), deed.reason());
            return separated;
        });
    }

    @Transactional
    Feedback link(Wanted wanted, UUID other) {
        return change.quietly(wanted, (feedback, deed) -> feedback.link(other("id", other), deed));
    }

    @Transactional
    Feedback unlink(Wanted wanted, UUID other) {
        return change.quietly(wanted, (feedback, deed) -> feedback.unlink(feedbacks.get(other), deed));
    }

    private Feedback other(String field, UUID id) {
        return feedbacks.findByIdOptional(id).orElseThrow(() -> Refusal.unprocessable("feedback-unknown", field, id));
    }
}
