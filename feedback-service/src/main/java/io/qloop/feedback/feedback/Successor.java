package io.qloop.feedback.feedback;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The complaint or return in which a feedback goes on, as its service told last; that service owns it.
 *
 * @param stageZh where it stands in its procedure; null as long as it was not told, likewise {@code stageEn}
 * @param outcome how it ended, in its service's words; null before
 */
@Embeddable
public record Successor(
        @Column(name = "successor_kind") @Enumerated(EnumType.STRING)
        Kind kind,

        @Column(name = "successor_id") UUID id,
        @Column(name = "successor_number") String number,

        @Column(name = "successor_state") @Enumerated(EnumType.STRING)
        State state,

        @Column(name = "successor_stage_zh") String stageZh,
        @Column(name = "successor_stage_en") String stageEn,
        @Column(name = "successor_outcome") String outcome,
        @Column(name = "successor_ended_at") Instant endedAt) {

    @Schema(name = "FeedbackSuccessorKind")
    public enum Kind {
        COMPLAINT("became-complaint", "complaintNumber"),
        RETURN("became-return", "returnNumber");

        private final String stage;
        private final String field;

        Kind(String stage, String field) {
            this.stage = stage;
            this.field = field;
        }

        /** The end of a procedure that means it. */
        String stage() {
            return stage;
        }

        /** The field of the form that holds its number. */
        String field() {
            return field;
        }
    }

    @Schema(name = "FeedbackSuccessorState")
    public enum State {
        OPEN,
        /** The goods of a return have arrived. */
        RECEIVED,
        CLOSED
    }

    public static Successor opened(Kind kind, UUID id, String number) {
        return new Successor(kind, id, number, State.OPEN, null, null, null, null);
    }

    Successor in(String stageZh, String stageEn) {
        return new Successor(kind, id, number, state, stageZh, stageEn, outcome, endedAt);
    }

    Successor received() {
        return state == State.OPEN
                ? new Successor(kind, id, number, State.RECEIVED, stageZh, stageEn, outcome, endedAt)
                : this;
    }

    Successor closed(String outcome, Instant at) {
        return new Successor(kind, id, number, State.CLOSED, stageZh, stageEn, outcome, at);
    }
}
