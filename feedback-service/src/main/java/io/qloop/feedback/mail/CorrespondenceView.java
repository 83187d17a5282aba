package io.qloop.feedback.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail of a case as its customer and our people see it; its files and the original are among the files of the case.
 *
 * @param refusedFiles what came with it and is in the original only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrespondenceView(
        UUID id,
        String senderMail,
        String senderName,
        String subject,
        String text,
        List<RefusedFile> refusedFiles,
        Instant receivedAt) {

    static CorrespondenceView of(ReceivedMail mail) {
        var letter = mail.letter();
        return new CorrespondenceView(
                mail.id(),
                letter.senderMail(),
                letter.senderName(),
                letter.subject(),
                letter.text(),
                letter.refusedFiles(),
                mail.receivedAt());
    }
}
