package io.qloop.complaint.complaint;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of a complaint and the moves between them. */
public enum ComplaintStatus {
    OPEN,
    CLOSED;

    private static final Map<ComplaintStatus, Set<ComplaintStatus>> NEXT =
            new EnumMap<>(Map.of(OPEN, Set.of(CLOSED), CLOSED, Set.of()));

    ComplaintStatus moveTo(ComplaintStatus next) {
        if (NEXT.get(this).contains(next)) {
            return next;
        }
        throw switch (this) {
            case OPEN -> Refusal.conflict("complaint-still-open");
            case CLOSED -> Refusal.conflict("complaint-already-closed");
        };
    }
}
