package io.qloop.complaint.complaint;

import java.time.Instant;

/** What a customer complains of; product and lot are null where none is named. */
public record Grievance(
        String customerId,
        String productId,
        String lot,
        String subject,
        String description,
        Instant receivedAt,
        Origin origin) {}
