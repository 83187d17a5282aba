package io.qloop.feedback.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A planned visit as readers see it.
 *
 * @param overdue  whether its day has passed without a visit
 * @param reportId of the record that tells of the visit
 */
@Schema(name = "VisitPlan")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitPlanView(
        UUID id,
        String customerId,
        LocalDate plannedOn,
        String visitor,
        String purpose,
        VisitPlanStatus status,
        boolean overdue,
        UUID reportId,
        Instant plannedAt,
        String plannedBy,
        String closingReason) {

    static VisitPlanView of(VisitPlan plan, LocalDate today) {
        return new VisitPlanView(
                plan.id(),
                plan.customerId(),
                plan.plannedOn(),
                plan.visitor(),
                plan.purpose(),
                plan.status(),
                plan.isOverdue(today),
                plan.reportId().orElse(null),
                plan.plannedAt(),
                plan.plannedBy(),
                plan.closingReason().orElse(null));
    }
}
