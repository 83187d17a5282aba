package io.qloop.complaint.action;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of a corrective action and the moves between them. */
public enum ActionStatus {
    ASSIGNED,
    COMPLETED,
    VERIFIED;

    private static final Map<ActionStatus, Set<ActionStatus>> NEXT = new EnumMap<>(
            Map.of(ASSIGNED, Set.of(COMPLETED), COMPLETED, Set.of(VERIFIED, ASSIGNED), VERIFIED, Set.of()));

    ActionStatus moveTo(ActionStatus next) {
        if (NEXT.get(this).contains(next)) {
            return next;
        }
        throw switch (this) {
            case ASSIGNED -> Refusal.conflict("action-not-completed");
            case COMPLETED -> Refusal.conflict("action-already-completed");
            case VERIFIED -> Refusal.conflict("action-already-verified");
        };
    }
}
