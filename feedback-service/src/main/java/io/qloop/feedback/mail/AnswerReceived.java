package io.qloop.feedback.mail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** The customer has written again in a case; the responsible function reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerReceived(
        UUID feedbackId,
        String number,
        String customerId,
        UUID mailId,
        String subject,
        CompanyFunction responsibleFunction,
        Instant receivedAt,
        @JsonIgnore Instant occurredAt) {

    static AnswerReceived of(ReceivedMail mail, KnownFeedbacks.Known feedback, String subject, Instant at) {
        return new AnswerReceived(
                feedback.id(),
                feedback.number(),
                feedback.customerId(),
                mail.id(),
                subject,
                feedback.responsibleFunction(),
                mail.receivedAt(),
                at);
    }

    DomainEvent announced() {
        return new DomainEvent("qloop.feedback.answer-received.v1", feedbackId.toString(), occurredAt, this);
    }
}
