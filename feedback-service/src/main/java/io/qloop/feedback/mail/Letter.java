package io.qloop.feedback.mail;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * What a mail says, as far as it is shown; the original keeps all of it.
 *
 * @param senderMail   null where the mail names nobody
 * @param senderName   null likewise
 * @param subject      may be empty
 * @param text         may be empty
 * @param refusedFiles what came with it and is not among the files
 */
@Embeddable
public record Letter(
        String senderMail,
        String senderName,
        String subject,
        String text,
        @Convert(converter = RefusedFilesColumn.class) List<RefusedFile> refusedFiles) {

    static final int SUBJECT_MAX = 200;
    static final int TEXT_MAX = 10_000;

    Letter withRefused(List<RefusedFile> files) {
        return new Letter(senderMail, senderName, subject, text, files);
    }

    /** Without anybody's words: it stands in the audit trail. */
    @Override
    public String toString() {
        return "Letter[" + text.length() + " characters]";
    }
}
