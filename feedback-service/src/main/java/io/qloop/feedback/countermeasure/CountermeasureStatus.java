package io.qloop.feedback.countermeasure;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of a countermeasure and the table of moves. */
enum CountermeasureStatus {
    RECORDED,
    /** The head of the department stands behind it. */
    ACCEPTED,
    /** It will not do; the department records another one. */
    REJECTED,
    COMPLETED;

    private static final Map<CountermeasureStatus, Set<CountermeasureStatus>> NEXT = new EnumMap<>(Map.of(
            RECORDED, Set.of(ACCEPTED, REJECTED),
            ACCEPTED, Set.of(COMPLETED),
            REJECTED, Set.of(),
            COMPLETED, Set.of()));

    /** Is there still something to do? */
    boolean isOpen() {
        return !NEXT.get(this).isEmpty();
    }

    CountermeasureStatus moveTo(CountermeasureStatus next) {
        if (!NEXT.get(this).contains(next)) {
            throw Refusal.conflict("countermeasure-move-refused", this, next);
        }
        return next;
    }
}
