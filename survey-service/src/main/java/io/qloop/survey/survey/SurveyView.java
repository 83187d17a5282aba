package io.qloop.survey.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** One survey as our own people see it; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyView(
        UUID id,
        String number,
        UUID complaintId,
        String complaintNumber,
        String customerId,
        SurveyStatus status,
        Instant sentAt,
        Instant expiresAt,
        Integer reminders,
        Instant remindedAt,
        Integer score,
        String comment,
        Instant answeredAt) {}
