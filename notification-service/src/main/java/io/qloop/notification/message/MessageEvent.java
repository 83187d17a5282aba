package io.qloop.notification.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Everything that a message announces; the shapes are those of {@code contracts/}, none holds an address. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface MessageEvent {

    String caseId();

    /** The mail server took the message. */
    record MessageHandedOver(
            UUID messageId,
            MessageKind kind,
            String caseId,
            String recipientFunction,
            String customerId,
            Instant handedOverAt,
            int attempts)
            implements MessageEvent {}

    /** The message was given up. */
    record MessageFailed(
            UUID messageId,
            MessageKind kind,
            String caseId,
            String recipientFunction,
            String customerId,
            Trouble reason,
            int attempts,
            Instant failedAt)
            implements MessageEvent {}

    /** The message came back after it was handed over. */
    record MessageBounced(
            UUID messageId,
            MessageKind kind,
            String caseId,
            String recipientFunction,
            String customerId,
            String status,
            Instant bouncedAt)
            implements MessageEvent {}

    /** Whoever the message went to has said that it was read; of customers only those of an advisory notice are asked. */
    record MessageAcknowledged(
            UUID messageId,
            MessageKind kind,
            String caseId,
            String recipientFunction,
            String customerId,
            AddressedBy acknowledgedAs,
            Instant acknowledgedAt)
            implements MessageEvent {}

    /** The event as the outbox takes it. The name on the wire is fixed here, whatever the classes are called. */
    default DomainEvent announced() {
        return switch (this) {
            case MessageHandedOver e ->
                new DomainEvent("qloop.notification.message-handed-over.v1", caseId(), e.handedOverAt(), e);
            case MessageFailed e -> new DomainEvent("qloop.notification.message-failed.v1", caseId(), e.failedAt(), e);
            case MessageBounced e ->
                new DomainEvent("qloop.notification.message-bounced.v1", caseId(), e.bouncedAt(), e);
            case MessageAcknowledged e ->
                new DomainEvent("qloop.notification.message-acknowledged.v1", caseId(), e.acknowledgedAt(), e);
        };
    }
}
