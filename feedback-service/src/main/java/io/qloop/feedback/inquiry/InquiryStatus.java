package io.qloop.feedback.inquiry;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of an inquiry and the table of moves. */
public enum InquiryStatus {
    /** The customer was asked and has not answered. */
    OPEN,
    ANSWERED,
    /** The answer is not needed any more. */
    WITHDRAWN;

    private static final Map<InquiryStatus, Set<InquiryStatus>> NEXT =
            new EnumMap<>(Map.of(OPEN, Set.of(ANSWERED, WITHDRAWN), ANSWERED, Set.of(), WITHDRAWN, Set.of()));

    InquiryStatus moveTo(InquiryStatus next) {
        if (!NEXT.get(this).contains(next)) {
            throw Refusal.conflict("inquiry-move-refused", this, next);
        }
        return next;
    }
}
