package io.qloop.feedback.feedback;

import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A feedback is the feedback form, under whichever name the procedure in force gives it. */
@ApplicationScoped
class FeedbackForms implements KeptRecords {

    private final Feedbacks feedbacks;

    FeedbackForms(Feedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    @Override
    public String code() {
        return "feedback-form";
    }

    @Override
    public String subject() {
        return "feedback";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("feedback-form");
    }

    /**
     * Whatever way a feedback ended; in a complaint or return it goes on elsewhere. One of an older register was issued there,
     * when it was received.
     */
    @Override
    public Source source() {
        return new Source(
                "Feedback",
                "e.number",
                "case when e.old.importId is null then e.registeredAt else e.receivedAt end",
                "e.endedAt");
    }

    @Override
    public void dispose(UUID id) {
        feedbacks.delete(feedbacks.get(id));
    }
}
