package io.qloop.platform.deadletter;

import io.qloop.platform.event.ReceivedRecord;
import java.time.Instant;
import java.util.UUID;

/**
 * A record that was put aside. Open until somebody re-drives it with success or discards it with a reason.
 *
 * @param redrives how often it was tried again
 * @param decidedAt null while open
 */
record DeadLetter(
        UUID id,
        ReceivedRecord raw,
        String reason,
        String detail,
        Status status,
        int redrives,
        Instant receivedAt,
        Instant decidedAt,
        String decidedBy,
        String discardReason) {

    enum Status {
        OPEN,
        REDRIVEN,
        DISCARDED
    }
}
