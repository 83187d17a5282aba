package io.qloop.notification.digest;

import io.qloop.notification.message.Urgency;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that may stand in a digest.
 *
 * @param waitedFor an escalation runs that goes on without its reader
 * @param collected it was kept for a digest and has stood in none
 */
record Candidate(
        UUID message,
        Urgency urgency,
        boolean unread,
        boolean acknowledged,
        Optional<Instant> dueAt,
        Instant writtenAt,
        boolean waitedFor,
        boolean collected) {

    /** Unread and not just to know of. */
    boolean isCritical() {
        return unread && urgency != Urgency.NORMAL;
    }
}
