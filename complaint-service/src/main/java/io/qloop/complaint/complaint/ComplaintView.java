package io.qloop.complaint.complaint;

import io.qloop.complaint.action.ActionSummary;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A complaint with its actions; what is not known, or not yet, is null, and so are our people, the procedure and its date to a customer. */
public record ComplaintView(
        UUID id,
        String number,
        String customerId,
        Text customerName,
        String productId,
        String lot,
        String subject,
        String description,
        Origin origin,
        ComplaintStatus status,
        String procedure,
        Instant dueAt,
        Instant receivedAt,
        Instant openedAt,
        String openedBy,
        String resolution,
        Instant closedAt,
        String closedBy,
        List<ActionSummary> actions) {

    static ComplaintView of(
            Complaint complaint, Text customerName, List<ActionSummary> actions, boolean showsOurPeople) {
        return new ComplaintView(
                complaint.id(),
                complaint.number(),
                complaint.customerId(),
                customerName,
                complaint.productId().orElse(null),
                complaint.lot().orElse(null),
                complaint.subject(),
                complaint.description(),
                complaint.origin(),
                complaint.status(),
                complaint.procedure().filter(_ -> showsOurPeople).orElse(null),
                complaint.dueAt().filter(_ -> showsOurPeople).orElse(null),
                complaint.receivedAt(),
                complaint.openedAt(),
                showsOurPeople ? complaint.openedBy() : null,
                complaint.resolution().orElse(null),
                complaint.closedAt().orElse(null),
                complaint.closedBy().filter(_ -> showsOurPeople).orElse(null),
                actions);
    }
}
