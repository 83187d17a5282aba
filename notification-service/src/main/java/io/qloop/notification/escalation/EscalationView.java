package io.qloop.notification.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An escalation with its rungs as readers see it; what it does not have is left out. */
@Schema(name = "MessageEscalation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationView(
        UUID id,
        UUID messageId,
        String caseId,
        String number,
        String ladder,
        int ladderVersion,
        EscalationStatus status,
        int rung,
        int repeated,
        UUID toldMessageId,
        Awaits awaits,
        Instant startedAt,
        Instant rungSince,
        Instant dueAt,
        Instant endedAt,
        String endedBy,
        String endReason,
        List<StepView> steps) {

    /** A rung, whether somebody was told there or not, and why. */
    @Schema(name = "MessageEscalationStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            RungTarget target, Cause cause, StepOutcome outcome, UUID messageId, String detail, Instant at) {

        static StepView of(EscalationStep step) {
            return new StepView(
                    step.target(),
                    step.cause().orElse(null),
                    step.outcome(),
                    step.messageId().orElse(null),
                    step.detail(),
                    step.at());
        }
    }

    /** @param steps null in a list */
    static EscalationView of(Escalation escalation, List<EscalationStep> steps) {
        return new EscalationView(
                escalation.id(),
                escalation.messageId(),
                escalation.caseId(),
                escalation.number(),
                escalation.ladder(),
                escalation.ladderVersion(),
                escalation.status(),
                escalation.rung(),
                escalation.repeated(),
                escalation.toldMessageId(),
                escalation.awaits(),
                escalation.startedAt(),
                escalation.rungSince(),
                escalation.dueAt().orElse(null),
                escalation.endedAt().orElse(null),
                escalation.endedBy().orElse(null),
                escalation.endReason().orElse(null),
                steps == null ? null : steps.stream().map(StepView::of).toList());
    }
}
