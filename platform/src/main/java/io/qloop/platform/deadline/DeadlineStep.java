package io.qloop.platform.deadline;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to a deadline.
 *
 * @param actor who did it; {@code system} where it happened by itself
 * @param dueAt when it was due afterwards
 */
public record DeadlineStep(Kind kind, Instant at, String actor, Optional<String> reason, Instant dueAt) {

    /** What happened. */
    @Schema(name = "DeadlineStepKind")
    public enum Kind {
        STARTED,
        REMINDED,
        MISSED,
        ESCALATED,
        PAUSED,
        RESUMED,
        EXTENDED,
        RECOMPUTED,
        MET,
        CANCELLED
    }
}
