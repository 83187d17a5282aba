package io.qloop.feedback.survey;

import java.time.Instant;
import java.util.UUID;

/** What of a low survey score matters here. */
public record LowScoreGiven(
        UUID surveyId,
        String number,
        String complaintNumber,
        String customerId,
        int score,
        String comment,
        Instant answeredAt) {}
