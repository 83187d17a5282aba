package io.qloop.feedback.importing;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.PassingFault;

/** Why an import does not go on, in so far as it tells an administrator what to do. */
public enum ImportFailure {
    /** The store of the files, or the database, is away: it goes on when that is back. */
    UNAVAILABLE,
    /** Others were at work on the same. */
    HELD_UP,
    /** A mistake of ours, or rows that nobody has reckoned with: the log tells more. */
    UNEXPECTED;

    static ImportFailure of(Exception fault) {
        if (PassingFault.meetsOthers(fault)) {
            return HELD_UP;
        }
        var isAway = fault instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAVAILABLE;
        return isAway || PassingFault.is(fault) ? UNAVAILABLE : UNEXPECTED;
    }
}
