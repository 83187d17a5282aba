package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Everything that a feedback announces; the shapes are those of {@code contracts/}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface FeedbackEvent {
    UUID feedbackId();

    Instant occurredAt();

    /** A feedback was recorded and routed; the first step of its procedure is due at {@code dueAt}, null where nothing is. */
    record FeedbackRegistered(
            UUID feedbackId,
            String number,
            String customerId,
            Channel channel,
            @JsonProperty("class") String feedbackClass,
            String kind,
            String subject,
            String productId,
            CompanyFunction responsibleFunction,
            Instant receivedAt,
            String procedure,
            Instant dueAt,
            FeedbackOrigin origin,
            @JsonIgnore Instant occurredAt)
            implements FeedbackEvent {}

    /** A feedback was handed on as a matter for a formal complaint. */
    record FeedbackEscalated(
            UUID feedbackId,
            String number,
            String customerId,
            @JsonProperty("class") String feedbackClass,
            String subject,
            String content,
            String productId,
            String lot,
            Instant escalatedAt,
            String escalatedBy,
            String reason)
            implements FeedbackEvent {
        @Override
        public Instant occurredAt() {
            return escalatedAt;
        }
    }

    /** The event as the outbox takes it. The name on the wire is fixed here, whatever the classes are called. */
    default DomainEvent announced() {
        var type =
                switch (this) {
                    case FeedbackRegistered _ -> "qloop.feedback.feedback-registered.v1";
                    case FeedbackEscalated _ -> "qloop.feedback.feedback-escalated.v1";
                };
        return new DomainEvent(type, feedbackId().toString(), occurredAt(), this);
    }
}
