package io.qloop.feedback.mail;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What became of a mail. */
public enum MailStatus {
    /** It became a feedback. */
    OPENED_FEEDBACK,
    /** It belongs to a feedback that was there. */
    ANSWERED,
    /** Somebody has to say whose it is. */
    UNASSIGNED,
    /** Nothing is to be done; nobody was told. */
    IGNORED,
    /** Somebody decided that it is no feedback. */
    DISMISSED;

    private static final Map<MailStatus, Set<MailStatus>> NEXT = new EnumMap<>(Map.of(
            OPENED_FEEDBACK, Set.of(),
            ANSWERED, Set.of(),
            UNASSIGNED, Set.of(OPENED_FEEDBACK, ANSWERED, DISMISSED),
            // What was ignored or dismissed by mistake is still there.
            IGNORED, Set.of(OPENED_FEEDBACK, ANSWERED),
            DISMISSED, Set.of(OPENED_FEEDBACK, ANSWERED)));

    boolean mayBecome(MailStatus next) {
        return NEXT.get(this).contains(next);
    }
}
