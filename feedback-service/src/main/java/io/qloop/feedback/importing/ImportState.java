package io.qloop.feedback.importing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How far an import is, and the table of moves. */
public enum ImportState {
    /** The file waits, or is being read; nothing of it is in the register yet. */
    CHECKING,
    /** Every row was right; they are being written. Nothing can refuse them any more. */
    WRITING,
    /** The end of a dry run: every row is right. */
    CHECKED,
    /** A row was not right, so none was imported. */
    REFUSED,
    /** All rows are there. */
    COMPLETED,
    /** Somebody did not want it any more. */
    CANCELLED;

    private static final Map<ImportState, Set<ImportState>> NEXT = new EnumMap<>(Map.of(
            CHECKING, Set.of(WRITING, CHECKED, REFUSED, CANCELLED),
            WRITING, Set.of(COMPLETED, CANCELLED),
            CHECKED, Set.of(),
            REFUSED, Set.of(),
            COMPLETED, Set.of(),
            CANCELLED, Set.of()));

    ImportState moveTo(ImportState next) {
        if (!NEXT.get(this).contains(next)) {
            throw new IllegalStateException("An import that is " + this + " cannot become " + next);
        }
        return next;
    }

    boolean isOver() {
        return NEXT.get(this).isEmpty();
    }
}
