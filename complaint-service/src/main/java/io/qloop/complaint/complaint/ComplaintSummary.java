package io.qloop.complaint.complaint;

import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.UUID;

/** A complaint in a list; product, lot and closedAt are null where there are none. */
public record ComplaintSummary(
        UUID id,
        String number,
        String customerId,
        Text customerName,
        String productId,
        String lot,
        String subject,
        Origin origin,
        ComplaintStatus status,
        Instant receivedAt,
        Instant openedAt,
        Instant closedAt) {

    /** As the list query selects it. */
    public ComplaintSummary(
            UUID id,
            String number,
            String customerId,
            String customerNameEn,
            String customerNameZh,
            String productId,
            String lot,
            String subject,
            OriginKind originKind,
            UUID originId,
            String originNumber,
            ComplaintStatus status,
            Instant receivedAt,
            Instant openedAt,
            Instant closedAt) {
        this(
                id,
                number,
                customerId,
                new Text(customerNameEn, customerNameZh),
                productId,
                lot,
                subject,
                new Origin(originKind, originId, originNumber),
                status,
                receivedAt,
                openedAt,
                closedAt);
    }
}
