package io.qloop.notification.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.UUID;

/** What of a registered feedback the mail tells; class and date are null where it has none yet. */
record FeedbackRegistered(
        UUID feedbackId,
        String number,
        String customerId,
        String channel,
        @JsonProperty("class") String feedbackClass,
        String subject,
        CompanyFunction responsibleFunction,
        Instant dueAt) {}
