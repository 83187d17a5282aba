package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What of a record of customer information the mail tells; customer and date are null where there is none. */
record InformationRecorded(
        UUID recordId,
        String number,
        String customerId,
        String subject,
        List<CompanyFunction> functions,
        Instant dueAt) {}
