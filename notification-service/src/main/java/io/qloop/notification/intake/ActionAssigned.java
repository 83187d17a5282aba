package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.UUID;

/** What of an assigned action the mail tells. */
record ActionAssigned(
        String number,
        UUID complaintId,
        String complaintNumber,
        String customerId,
        String productId,
        String lot,
        CompanyFunction function,
        String description,
        Instant dueAt) {}
