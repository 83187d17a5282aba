package io.qloop.notification.intake;

import java.time.Instant;

/** What of a survey the mail tells. */
record SurveySent(String number, String complaintNumber, String customerId, String token, Instant expiresAt) {

    /** Without the token, which is as good as a key. */
    @Override
    public String toString() {
        return "SurveySent[" + number + "]";
    }
}
