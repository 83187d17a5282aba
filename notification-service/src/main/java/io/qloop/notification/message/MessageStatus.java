package io.qloop.notification.message;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of a message and the moves between them. */
public enum MessageStatus {
    /** Nobody is known to whom it could go. */
    UNADDRESSED,
    /** Told in its reader's digest alone. */
    COLLECTED,
    /** Waits for its next attempt. */
    QUEUED,
    /** An attempt runs, or ended without anybody knowing how (crash, lost answer). */
    SENDING,
    /** The mail server took it. */
    HANDED_OVER,
    /** A mail server has reported that it lies in the recipient's mailbox. */
    DELIVERED,
    /** It came back after it was handed over; somebody has to look. */
    BOUNCED,
    /** The reader has said by the mail's link that it was read. */
    ACKNOWLEDGED,
    /** Given up; somebody has to look. */
    FAILED;

    /** What can be sent again by hand. */
    public static final Set<MessageStatus> RESENDABLE = Set.of(FAILED, BOUNCED, UNADDRESSED);

    private static final Map<MessageStatus, Set<MessageStatus>> NEXT = new EnumMap<>(Map.of(
            UNADDRESSED, Set.of(QUEUED, COLLECTED),
            COLLECTED, Set.of(UNADDRESSED, ACKNOWLEDGED),
            // Also what counts as not sent may have been read: the mail went out, its proof was lost. And while it
            // waits,
            // whoever it was for may leave.
            QUEUED, Set.of(SENDING, UNADDRESSED, ACKNOWLEDGED),
            SENDING, Set.of(QUEUED, HANDED_OVER, FAILED, ACKNOWLEDGED),
            HANDED_OVER, Set.of(DELIVERED, BOUNCED, ACKNOWLEDGED),
            DELIVERED, Set.of(BOUNCED, ACKNOWLEDGED),
            BOUNCED, Set.of(QUEUED, ACKNOWLEDGED),
            ACKNOWLEDGED, Set.of(),
            FAILED, Set.of(QUEUED, ACKNOWLEDGED)));

    MessageStatus moveTo(MessageStatus next) {
        if (!NEXT.get(this).contains(next)) {
            throw Refusal.conflict("message-move-refused", this, next);
        }
        return next;
    }
}
