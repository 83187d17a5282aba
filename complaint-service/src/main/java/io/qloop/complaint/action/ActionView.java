package io.qloop.complaint.action;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A corrective action; what is not known yet, or was not given, is null.
 *
 * @param attempts the measures that were not effective, oldest first
 */
public record ActionView(
        UUID id,
        String number,
        UUID complaintId,
        String complaintNumber,
        String customerId,
        String productId,
        String lot,
        UUID inspectionId,
        ActionKind kind,
        CompanyFunction function,
        String description,
        ActionStatus status,
        Instant assignedAt,
        Instant dueAt,
        String measure,
        String cause,
        Instant completedAt,
        String completedBy,
        String remark,
        Instant verifiedAt,
        String verifiedBy,
        List<Attempt> attempts) {

    /** The action as it is now. */
    public static ActionView of(CorrectiveAction action) {
        return new ActionView(
                action.id(),
                action.number(),
                action.complaintId(),
                action.complaintNumber(),
                action.customerId(),
                action.productId().orElse(null),
                action.lot().orElse(null),
                action.inspectionId().orElse(null),
                action.kind(),
                action.function(),
                action.description(),
                action.status(),
                action.assignedAt(),
                action.dueAt(),
                action.measure().orElse(null),
                action.cause().orElse(null),
                action.completedAt().orElse(null),
                action.completedBy().orElse(null),
                action.remark().orElse(null),
                action.verifiedAt().orElse(null),
                action.verifiedBy().orElse(null),
                action.attempts());
    }
}
