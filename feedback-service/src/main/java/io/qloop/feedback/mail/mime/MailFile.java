package io.qloop.feedback.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A file that came with a mail.
 *
 * @param name   as its writer called it; empty where it has none
 * @param isMail a mail within the mail
 */
public record MailFile(String name, boolean isMail, Part part) {

    public InputStream open() throws IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException e) {
            throw new IOException("A part of a mail cannot be read", e);
        }
    }

    /** Can it be decoded to its end? */
    public boolean isWhole() {
        try (var in = open()) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Without its name, for logs. */
    @Override
    public String toString() {
        return "MailFile";
    }
}
