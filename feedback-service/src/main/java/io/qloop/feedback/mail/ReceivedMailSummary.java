package io.qloop.feedback.mail;

import io.quarkus.hibernate.orm.panache.common.ProjectedFieldName;
import java.time.Instant;
import java.util.UUID;

/** One line of the list of mails; what it says stands in the single mail only. */
public record ReceivedMailSummary(
        UUID id,
        MailStatus status,
        MailReason reason,
        @ProjectedFieldName("letter.senderMail") String senderMail,
        @ProjectedFieldName("letter.senderName") String senderName,
        @ProjectedFieldName("letter.subject") String subject,
        long size,
        Instant receivedAt,
        String customerId,
        UUID feedbackId) {}
