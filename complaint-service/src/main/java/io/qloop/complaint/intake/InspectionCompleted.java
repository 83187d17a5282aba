package io.qloop.complaint.intake;

import io.qloop.platform.company.CompanyFunction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What this service reads of {@code qloop.returns.inspection-completed.v1}; cause and function may be null. */
record InspectionCompleted(
        UUID inspectionId,
        String number,
        UUID returnId,
        String returnNumber,
        String returnReference,
        String customerId,
        String productId,
        String lot,
        BigDecimal inspected,
        BigDecimal nonconforming,
        String unit,
        List<Defect> defects,
        String cause,
        Verdict verdict,
        CompanyFunction responsibleFunction,
        Instant completedAt) {

    record Defect(String code, BigDecimal quantity) {}

    enum Verdict {
        CONFORMING,
        NONCONFORMING
    }
}
