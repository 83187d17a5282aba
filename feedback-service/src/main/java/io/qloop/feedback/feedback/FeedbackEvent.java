package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.List;
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
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FeedbackLine> lines,
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
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FeedbackLine> lines,
            Instant escalatedAt,
            String escalatedBy,
            String reason)
            implements FeedbackEvent {
        @Override
        public Instant occurredAt() {
            return escalatedAt;
        }
    }

    /** The goods come back; product and lot are null where none is named. */
    record ReturnRequested(
            UUID feedbackId,
            String number,
            String customerId,
            String subject,
            String productId,
            String lot,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FeedbackLine> lines,
            Instant requestedAt,
            String requestedBy,
            String reason)
            implements FeedbackEvent {
        @Override
        public Instant occurredAt() {
            return requestedAt;
        }
    }

    record FeedbackWithdrawn(
            UUID feedbackId, String number, String customerId, Instant withdrawnAt, String withdrawnBy, String reason)
            implements FeedbackEvent {
        @Override
        public Instant occurredAt() {
            return withdrawnAt;
        }
    }

    /** A feedback that was over goes on. */
    record FeedbackReopened(
            UUID feedbackId,
            String number,
            String customerId,
            CompanyFunction responsibleFunction,
            Instant reopenedAt,
            String reopenedBy,
            String reason)
            implements FeedbackEvent {
        @Override
        public Instant occurredAt() {
            return reopenedAt;
        }
    }

    /** A feedback is the same matter as another one, which goes on for both. */
    record FeedbackMerged(
            UUID feedbackId,
            String number,
            String customerId,
            Feedback.Reference into,
            Instant mergedAt,
            String mergedBy,
            String reason)
            implements FeedbackEvent {
        @Override
        public Instant occurredAt() {
            return mergedAt;
        }
    }

    /** A merged feedback goes on by itself again. */
    record FeedbackSeparated(
            UUID feedbackId,
            String number,
            String customerId,
            Feedback.Reference from,
            Instant separatedAt,
            String separatedBy,
            String reason)
            implements FeedbackEvent {
        @Override
        public Instant occurredAt() {
            return separatedAt;
        }
    }

    /** The event as the outbox takes it. The name on the wire is fixed here, whatever the classes are called. */
    default DomainEvent announced() {
        var type =
                switch (this) {
                    case FeedbackRegistered _ -> "qloop.feedback.feedback-registered.v1";
                    case FeedbackEscalated _ -> "qloop.feedback.feedback-escalated.v1";
                    case ReturnRequested _ -> "qloop.feedback.return-requested.v1";
                    case FeedbackWithdrawn _ -> "qloop.feedback.feedback-withdrawn.v1";
                    case FeedbackReopened _ -> "qloop.feedback.feedback-reopened.v1";
                    case FeedbackMerged _ -> "qloop.feedback.feedback-merged.v1";
                    case FeedbackSeparated _ -> "qloop.feedback.feedback-separated.v1";
                };
        return new DomainEvent(type, feedbackId().toString(), occurredAt(), this);
    }
}
