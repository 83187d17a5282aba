package io.qloop.complaint.intake;

import io.qloop.complaint.complaint.Grievance;
import io.qloop.complaint.complaint.Origin;
import java.time.Instant;
import java.util.UUID;

/** What this service reads of {@code qloop.feedback.feedback-escalated.v1}; product and lot may be null. */
record FeedbackEscalated(
        UUID feedbackId,
        String number,
        String customerId,
        String subject,
        String content,
        String productId,
        String lot,
        Instant escalatedAt) {

    Origin origin() {
        return Origin.ofFeedback(feedbackId, number);
    }

    Grievance toGrievance() {
        return new Grievance(customerId, productId, lot, subject, content, escalatedAt, origin());
    }
}
