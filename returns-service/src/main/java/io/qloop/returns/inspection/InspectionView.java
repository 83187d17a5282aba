package io.qloop.returns.inspection;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An inspection; its result is null until it is completed. */
public record InspectionView(
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
        ResultView result) {

    /** What the inspector found and decided; cause and responsibleFunction are null where there are none. */
    public record ResultView(
            BigDecimal inspected,
            BigDecimal nonconforming,
            List<Defect> defects,
            String cause,
            Verdict verdict,
            CompanyFunction responsibleFunction,
            List<Disposition> dispositions,
            Instant completedAt,
            String completedBy) {}

    static InspectionView of(Inspection inspection, Text customerName, Text productName) {
        return new InspectionView(
                inspection.id(),
                inspection.number(),
                inspection.status(),
                inspection.returnId(),
                inspection.returnNumber(),
                inspection.returnReference(),
                inspection.customerId(),
                customerName,
                inspection.site(),
                inspection.line(),
                inspection.productId(),
                productName,
                inspection.lot(),
                inspection.quantity(),
                inspection.unit(),
                inspection.sampleSize(),
                inspection.requestedAt(),
                inspection.findings().map(f -> result(f, inspection)).orElse(null));
    }

    private static ResultView result(Findings findings, Inspection inspection) {
        return new ResultView(
                findings.inspected(),
                findings.nonconforming(),
                findings.defects(),
                findings.cause(),
                findings.verdict(),
                findings.responsibleFunction(),
                findings.dispositions(),
                inspection.completedAt().orElseThrow(),
                inspection.completedBy().orElseThrow());
    }
}
