package io.qloop.feedback.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One mail as our people see it; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedMailView(
        UUID id,
        MailStatus status,
        MailReason reason,
        String senderMail,
        String senderName,
        String subject,
        String text,
        List<RefusedFile> refusedFiles,
        boolean originalLeftInMailbox,
        long size,
        Instant receivedAt,
        Instant readAt,
        String customerId,
        UUID feedbackId,
        UUID doubleOf,
        Instant decidedAt,
        String decidedBy,
        String dismissalReason) {

    static ReceivedMailView of(ReceivedMail mail) {
        var letter = mail.letter();
        return new ReceivedMailView(
                mail.id(),
                mail.status(),
                mail.reason().orElse(null),
                letter.senderMail(),
                letter.senderName(),
                letter.subject(),
                letter.text(),
                letter.refusedFiles(),
                mail.isLeftInMailbox(),
                mail.size(),
                mail.receivedAt(),
                mail.readAt(),
                mail.customerId().orElse(null),
                mail.feedbackId().orElse(null),
                mail.doubleOf().orElse(null),
                mail.decidedAt().orElse(null),
                mail.decidedBy().orElse(null),
                mail.dismissalReason().orElse(null));
    }
}
