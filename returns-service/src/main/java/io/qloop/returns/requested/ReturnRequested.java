package io.qloop.returns.requested;

import java.util.UUID;

/** What this service reads of {@code qloop.feedback.return-requested.v1}; product and lot may be null. */
record ReturnRequested(
        UUID feedbackId,
        String number,
        String customerId,
        String subject,
        String productId,
        String lot,
        String requestedBy,
        String reason) {}
