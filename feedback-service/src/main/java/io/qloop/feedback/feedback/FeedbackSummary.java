package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.quarkus.hibernate.orm.panache.common.ProjectedFieldName;
import java.time.Instant;
import java.util.UUID;

/** One line of the list of feedbacks; the words of the customer stand in the single feedback only. */
public record FeedbackSummary(
        UUID id,
        String number,
        String customerId,
        Channel channel,

        @ProjectedFieldName("feedbackClass") @JsonProperty("class")
        String feedbackClass,

        String subject,
        CompanyFunction responsibleFunction,
        FeedbackStatus status,
        Instant receivedAt,
        Instant registeredAt,
        Instant dueAt) {}
