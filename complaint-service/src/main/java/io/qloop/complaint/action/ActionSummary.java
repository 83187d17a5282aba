package io.qloop.complaint.action;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.UUID;

/** A corrective action in a list; product and lot are null where the complaint names none. */
public record ActionSummary(
        UUID id,
        String number,
        UUID complaintId,
        String complaintNumber,
        String customerId,
        String productId,
        String lot,
        CompanyFunction function,
        String description,
        ActionStatus status,
        Instant assignedAt,
        Instant dueAt) {}
