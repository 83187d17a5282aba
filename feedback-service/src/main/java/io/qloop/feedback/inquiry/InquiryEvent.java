package io.qloop.feedback.inquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything that an inquiry announces; the shapes are those of {@code contracts/}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface InquiryEvent {
    UUID feedbackId();

    /** The customer is asked for what is missing, in its language; who of us asks is nobody else's business. */
    record InformationRequested(
            UUID feedbackId,
            String number,
            String customerId,
            UUID inquiryId,
            Language language,
            List<Asked> asked,
            String words,
            Instant dueAt,
            CompanyFunction function,
            Instant requestedAt)
            implements InquiryEvent {}

    /** The customer has answered; those who asked read it. */
    record InformationGiven(
            UUID feedbackId,
            String number,
            String customerId,
            UUID inquiryId,
            String subject,
            AnswerVia via,
            CompanyFunction function,
            CompanyFunction responsibleFunction,
            Instant givenAt)
            implements InquiryEvent {}

    /** The event as the outbox takes it. The name on the wire is fixed here, whatever the classes are called. */
    default DomainEvent announced() {
        return switch (this) {
            case InformationRequested e ->
                new DomainEvent(
                        "qloop.feedback.feedback-information-requested.v1",
                        feedbackId().toString(),
                        e.requestedAt(),
                        this);
            case InformationGiven e ->
                new DomainEvent(
                        "qloop.feedback.feedback-information-given.v1",
                        feedbackId().toString(),
                        e.givenAt(),
                        this);
        };
    }
}
