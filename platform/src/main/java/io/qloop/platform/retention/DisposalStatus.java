package io.qloop.platform.retention;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How far the disposal of a record has come, and the moves between. */
public enum DisposalStatus {
    /** Its period is over; somebody has to decide. */
    PROPOSED,
    /** May go; the record is still there. */
    APPROVED,
    /** Stays, until a later day or, on legal hold, until it is proposed again. */
    KEPT,
    /** The record is gone. */
    DONE;

    private static final Map<DisposalStatus, Set<DisposalStatus>> NEXT = new EnumMap<>(Map.of(
            PROPOSED, Set.of(APPROVED, KEPT), APPROVED, Set.of(KEPT, DONE), KEPT, Set.of(PROPOSED), DONE, Set.of()));

    DisposalStatus moveTo(DisposalStatus next) {
        if (!NEXT.get(this).contains(next)) {
            throw Refusal.conflict("disposal-move-refused", this, next);
        }
        return next;
    }
}
