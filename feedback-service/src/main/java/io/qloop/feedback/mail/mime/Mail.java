package io.qloop.feedback.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A whole mail in a file, which is read as far as it is asked for. */
public final class Mail implements AutoCloseable {

    private final SharedFileInputStream file;
    private final MimeMessage message;

    private Mail(SharedFileInputStream file, MimeMessage message) {
        this.file = file;
        this.message = message;
    }

    public static Mail open(Path file) throws IOException, MessagingException {
        var bytes = new SharedFileInputStream(file.toFile());
        try {
            return new Mail(bytes, new MimeMessage(MailSession.LENIENT, bytes));
        } catch (MessagingException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    public Head head() throws MessagingException {
        return Head.of(message);
    }

    public Body body() {
        return new BodyReader().read(message);
    }

    /**
     * The same for two copies that came two ways: of who wrote what and when, not of what the servers on the way have
     * added. Who writes the same words again writes them at another time; where the mail does not say when, it is told by
     * its id and by when it arrived.
     */
    public String contentHash(Instant arrivedAt) throws IOException, MessagingException {
        var digest = sha256();
        var head = head();
        var when = head.raw("date")
                .filter(date -> !date.isBlank())
                .orElseGet(() -> head.messageId().orElse("") + arrivedAt);
        for (var part : new String[] {
            head.raw("from").orElse(""), when, head.raw("subject").orElse("")
        }) {
            digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try (var body = new DigestInputStream(message.getRawInputStream(), digest)) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
