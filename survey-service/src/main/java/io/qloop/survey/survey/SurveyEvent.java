package io.qloop.survey.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Everything that a survey announces; the shapes are those of {@code contracts/}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface SurveyEvent {
    UUID surveyId();

    Instant occurredAt();

    /** The customer is to be asked; carries the key of the public link. */
    record SurveySent(
            UUID surveyId,
            String number,
            UUID complaintId,
            String complaintNumber,
            String customerId,
            String token,
            Instant expiresAt,
            Instant sentAt)
            implements SurveyEvent {
        @Override
        public Instant occurredAt() {
            return sentAt;
        }

        /** Without the token, so that no log can tell it. */
        @Override
        public String toString() {
            return "SurveySent[" + number + "]";
        }
    }

    /** The customer has not answered and is asked once more; carries another key of the same public link. */
    record SurveyReminded(
            UUID surveyId,
            String number,
            UUID complaintId,
            String complaintNumber,
            String customerId,
            String token,
            int reminder,
            Instant sentAt,
            Instant expiresAt,
            Instant remindedAt)
            implements SurveyEvent {
        @Override
        public Instant occurredAt() {
            return remindedAt;
        }

        /** Without the token, so that no log can tell it. */
        @Override
        public String toString() {
            return "SurveyReminded[" + number + ", " + reminder + "]";
        }
    }

    /** The customer answered. */
    record AnswerGiven(
            UUID surveyId, UUID complaintId, String customerId, int score, String comment, Instant answeredAt)
            implements SurveyEvent {
        @Override
        public Instant occurredAt() {
            return answeredAt;
        }
    }

    /** The answer was so low that somebody must look after it. */
    record LowScoreGiven(
            UUID surveyId,
            String number,
            UUID complaintId,
            String complaintNumber,
            String customerId,
            int score,
            String comment,
            Instant answeredAt)
            implements SurveyEvent {
        @Override
        public Instant occurredAt() {
            return answeredAt;
        }
    }

    /** The event as the outbox takes it. The name on the wire is fixed here, whatever the classes are called. */
    default DomainEvent announced() {
        var type =
                switch (this) {
                    case SurveySent _ -> "qloop.survey.survey-sent.v1";
                    case SurveyReminded _ -> "qloop.survey.survey-reminded.v1";
                    case AnswerGiven _ -> "qloop.survey.answer-given.v1";
                    case LowScoreGiven _ -> "qloop.survey.low-score-given.v1";
                };
        return new DomainEvent(type, surveyId().toString(), occurredAt(), this);
    }
}
