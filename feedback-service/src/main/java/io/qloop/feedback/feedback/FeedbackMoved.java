package io.qloop.feedback.feedback;

import java.util.UUID;

/** Fired inside of the transaction in which a feedback came to an end, or goes on, so that what hangs on it follows. */
public record FeedbackMoved(UUID feedbackId, FeedbackStatus status) {

    public boolean goesOn() {
        return status == FeedbackStatus.REGISTERED;
    }
}
