package io.qloop.feedback.feedback;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of a feedback and the table of moves; a later state is one more constant and one more line here. */
public enum FeedbackStatus {
    /** Recorded and announced to the responsible function; its procedure runs. */
    REGISTERED,
    /** Handed on as a matter for a formal complaint; complaint-service continues it. */
    ESCALATED,
    /** The goods come back; returns-service continues it. */
    RETURN_REQUESTED,
    /** Brought to the end of its procedure. */
    CLOSED,
    /** Taken back by the customer, or registered by mistake. */
    WITHDRAWN,
    /** The same matter as another feedback, which goes on for both. */
    MERGED;

    private static final Map<FeedbackStatus, Set<FeedbackStatus>> NEXT = new EnumMap<>(Map.of(
            REGISTERED, Set.of(ESCALATED, RETURN_REQUESTED, CLOSED, WITHDRAWN, MERGED),
            ESCALATED, Set.of(),
            RETURN_REQUESTED, Set.of(),
            CLOSED, Set.of(REGISTERED),
            WITHDRAWN, Set.of(REGISTERED),
            MERGED, Set.of(REGISTERED)));

    FeedbackStatus moveTo(FeedbackStatus next) {
        if (!NEXT.get(this).contains(next)) {
            throw Refusal.conflict("feedback-move-refused", this, next);
        }
        return next;
    }
}
