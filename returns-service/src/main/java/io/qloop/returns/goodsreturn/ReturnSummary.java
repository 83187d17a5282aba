package io.qloop.returns.goodsreturn;

import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.UUID;

/** A return in a list. */
public record ReturnSummary(
        UUID id,
        String number,
        String returnReference,
        String customerId,
        Text customerName,
        String site,
        String deliveryNote,
        ReturnStatus status,
        Instant receivedAt) {

    /** As the list query selects it. */
    public ReturnSummary(
            UUID id,
            String number,
            String returnReference,
            String customerId,
            String customerNameEn,
            String customerNameZh,
            String site,
            String deliveryNote,
            ReturnStatus status,
            Instant receivedAt) {
        this(
                id,
                number,
                returnReference,
                customerId,
                new Text(customerNameEn, customerNameZh),
                site,
                deliveryNote,
                status,
                receivedAt);
    }
}
