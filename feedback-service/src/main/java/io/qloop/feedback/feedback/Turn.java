package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to a feedback beside its way through its procedure.
 *
 * @param other       the other feedback that it happened with; null where it is about this one alone
 * @param otherNumber its number
 */
@Schema(name = "FeedbackTurn")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Turn(Kind kind, Instant at, String by, String reason, UUID other, String otherNumber) {

    @Schema(name = "FeedbackTurnKind")
    public enum Kind {
        ESCALATED,
        RETURN_REQUESTED,
        WITHDRAWN,
        REOPENED,
        /** It was merged into the other one. */
        MERGED,
        /** It was taken out of the other one again. */
        SEPARATED,
        /** The other one was merged into it. */
        TOOK_IN,
        /** The other one was taken out of it again. */
        RELEASED,
        LINKED,
        UNLINKED,
        /** A lot that the ERP does not know was made sure of. */
        LOT_CONFIRMED
    }

    static Turn of(Kind kind, Deed deed) {
        return new Turn(kind, deed.at(), deed.by(), deed.reason(), null, null);
    }

    static Turn with(Feedback other, Kind kind, Deed deed) {
        return new Turn(kind, deed.at(), deed.by(), deed.reason(), other.id(), other.number());
    }
}
