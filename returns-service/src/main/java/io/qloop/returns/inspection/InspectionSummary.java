package io.qloop.returns.inspection;

import io.qloop.platform.i18n.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** An inspection in a list; verdict and completedAt are null until it is completed. */
public record InspectionSummary(
        UUID id,
        String number,
        InspectionStatus status,
        UUID returnId,
        String returnNumber,
        String returnReference,
        String customerId,
        Text customerName,
        String site,
        int line,
        String productId,
        Text productName,
        String lot,
        BigDecimal quantity,
        String unit,
        BigDecimal sampleSize,
        Instant requestedAt,
        Verdict verdict,
        Instant completedAt) {

    /** As the list query selects it. */
    public InspectionSummary(
            UUID id,
            String number,
            InspectionStatus status,
            UUID returnId,
            String returnNumber,
            String returnReference,
            String customerId,
            String customerNameEn,
            String customerNameZh,
            String site,
            int line,
            String productId,
            String productNameEn,
            String productNameZh,
            String lot,
            BigDecimal quantity,
            String unit,
            BigDecimal sampleSize,
            Instant requestedAt,
            Verdict verdict,
            Instant completedAt) {
        this(
                id,
                number,
                status,
                returnId,
                returnNumber,
                returnReference,
                customerId,
                new Text(customerNameEn, customerNameZh),
                site,
                line,
                productId,
                new Text(productNameEn, productNameZh),
                lot,
                quantity,
                unit,
                sampleSize,
                requestedAt,
                verdict,
                completedAt);
    }
}
