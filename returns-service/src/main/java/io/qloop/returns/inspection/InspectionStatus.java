package io.qloop.returns.inspection;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of an inspection and the moves between them. */
public enum InspectionStatus {
    REQUESTED,
    COMPLETED;

    private static final Map<InspectionStatus, Set<InspectionStatus>> NEXT =
            new EnumMap<>(Map.of(REQUESTED, Set.of(COMPLETED), COMPLETED, Set.of()));

    InspectionStatus moveTo(InspectionStatus next) {
        if (NEXT.get(this).contains(next)) {
            return next;
        }
        throw switch (this) {
            case REQUESTED -> Refusal.conflict("inspection-not-completed");
            case COMPLETED -> Refusal.conflict("inspection-already-completed");
        };
    }
}
