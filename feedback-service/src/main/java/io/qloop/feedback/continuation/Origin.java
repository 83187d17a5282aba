package io.qloop.feedback.continuation;

import java.util.Optional;
import java.util.UUID;

/** Where a complaint or return came from. */
record Origin(String kind, UUID id) {

    private static final String FEEDBACK = "feedback";

    /** The feedback that it came from. */
    static Optional<UUID> feedback(Origin origin) {
        return Optional.ofNullable(origin)
                .filter(it -> FEEDBACK.equals(it.kind()))
                .map(Origin::id);
    }
}
