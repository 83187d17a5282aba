package io.qloop.returns.goodsreturn;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of a return and of each of its lines, and the moves between them. */
public enum ReturnStatus {
    IN_QUARANTINE,
    INSPECTED;

    private static final Map<ReturnStatus, Set<ReturnStatus>> NEXT =
            new EnumMap<>(Map.of(IN_QUARANTINE, Set.of(INSPECTED), INSPECTED, Set.of()));

    ReturnStatus moveTo(ReturnStatus next) {
        if (NEXT.get(this).contains(next)) {
            return next;
        }
        throw switch (this) {
            case IN_QUARANTINE -> Refusal.conflict("return-not-inspected");
            case INSPECTED -> Refusal.conflict("return-already-inspected");
        };
    }
}
