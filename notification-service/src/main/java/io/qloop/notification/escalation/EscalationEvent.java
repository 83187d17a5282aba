package io.qloop.notification.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** What an escalation announces; its shape is that of {@code contracts/}. */
sealed interface EscalationEvent {

    /** A rung was taken: somebody was told, or nobody could be. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageEscalated(
            UUID escalationId,
            UUID messageId,
            MessageKind kind,
            String caseId,
            String ladder,
            int rung,
            RungTarget target,
            Cause cause,
            StepOutcome outcome,
            String recipientFunction,
            AddressedBy toldAs,
            Instant escalatedAt)
            implements EscalationEvent {}

    /** The event as the outbox takes it. */
    default DomainEvent announced() {
        return switch (this) {
            case MessageEscalated e ->
                new DomainEvent("qloop.notification.message-escalated.v1", e.caseId(), e.escalatedAt(), e);
        };
    }
}
