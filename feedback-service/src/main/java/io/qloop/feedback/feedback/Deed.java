package io.qloop.feedback.feedback;

import java.time.Instant;

/** Who does something to a feedback, when and why. One that exists has a reason. */
record Deed(String reason, String by, Instant at) {

    static final int REASON_MAX = 2000;

    Deed {
        if (reason == null || reason.isBlank() || reason.length() > REASON_MAX) {
            throw new IllegalArgumentException("The reason is empty or longer than " + REASON_MAX);
        }
    }
}
