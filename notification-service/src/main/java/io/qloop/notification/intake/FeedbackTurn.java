package io.qloop.notification.intake;

import java.util.UUID;

/** What of the end of a feedback, or of its going on, the mails tell; the other feedback is null where there is none. */
record FeedbackTurn(UUID feedbackId, String number, String reason, Other into, Other from) {

    /** The feedback that it was merged into, or that it was taken out of again. */
    record Other(String number) {}

    /** The number of the other one; its own where there is none. */
    String otherNumber() {
        if (into != null) {
            return into.number();
        }
        return from != null ? from.number() : number;
    }
}
