package io.qloop.notification.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** A mail in the mailbox for reports and what it led to; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryReportView(
        UUID id, Instant receivedAt, ReportOutcome outcome, UUID messageId, String statusCode, String detail) {

    static DeliveryReportView of(DeliveryReport report) {
        return new DeliveryReportView(
                report.id(),
                report.receivedAt(),
                report.outcome(),
                report.messageId().orElse(null),
                report.statusCode().orElse(null),
                report.detail());
    }
}
