package io.qloop.notification.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.MessageIDTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.microprofile.config.ConfigProvider;

/** The mailbox of an address at the real mail server, read over IMAP. */
public record Inbox(String address) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** All mails come with one answer, not with one for each header and part. */
    private static final FetchProfile WHOLE = new FetchProfile();

    static {
        WHOLE.add(FetchProfile.Item.ENVELOPE);
        WHOLE.add(IMAPFolder.FetchProfileItem.MESSAGE);
    }

    /** A mail as its reader has it. */
    public record Mail(
            String id,
            String from,
            String to,
            String toName,
            String subject,
            String text,
            String html,
            String headers,
            List<File> files) {}

    /** A file that a mail encloses, as the parser of its reader gives it. */
    public record File(String name, String type, byte[] bytes) {}

    public static Inbox archive() {
        return new Inbox("archive@qloop.local");
    }

    /** Waits for so many mails; answers them. */
    public List<Mail> await(int count) {
        var seen = new ArrayList<List<Mail>>();
        org.awaitility.Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            seen.add(mails());
            assertThat(seen.getLast()).hasSize(count);
        });
        return seen.getLast();
    }

    public List<Mail> mails() {
        return read(folder -> {
            var mails = new ArrayList<Mail>();
            var messages = folder.getMessages();
            folder.fetch(messages, WHOLE);
            for (var message : messages) {
                mails.add(mail((MimeMessage) message));
            }
            return mails;
        });
    }

    /** How many mails with this {@code Message-ID} there are; the mail server looks, however many others there are. */
    public int countOf(String mailId) {
        return read(folder -> folder.search(new MessageIDTerm(mailId)).length);
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Folder folder) throws MessagingException, IOException;
    }

    private <T> T read(Question<T> question) {
        var properties = new Properties();
        properties.put("mail.imap.timeout", "20000");
        properties.put("mail.imap.partialfetch", "false");
        var port = ConfigProvider.getConfig().getValue(MailBackends.REAL_IMAP_PORT, Integer.class);
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect("localhost", port, address, "any");
            var folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            return question.ask(folder);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail mail(MimeMessage message) throws MessagingException, IOException {
        var to = (InternetAddress) message.getRecipients(RecipientType.TO)[0];
        var hasFiles = message.isMimeType("multipart/mixed");
        // With files it is read from its bytes, and not as the IMAP server has taken it apart.
        var whole = (MimeMultipart) (hasFiles ? new MimeMessage(message) : message).getContent();
        var parts = hasFiles ? (MimeMultipart) whole.getBodyPart(0).getContent() : whole;
        var headers = new StringBuilder();
        message.getAllHeaderLines().asIterator().forEachRemaining(line -> headers.append(line)
                .append('\n'));
        return new Mail(
                message.getMessageID(),
                Arrays.toString(message.getFrom()),
                to.getAddress(),
                to.getPersonal(),
                message.getSubject(),
                text(parts.getBodyPart(0)),
                text(parts.getBodyPart(1)),
                headers.toString(),
                hasFiles ? files(whole) : List.of());
    }

    private static List<File> files(MimeMultipart whole) throws MessagingException, IOException {
        var files = new ArrayList<File>();
        for (var i = 1; i < whole.getCount(); i++) {
            var part = whole.getBodyPart(i);
            try (var bytes = part.getInputStream()) {
                files.add(new File(part.getFileName(), part.getContentType(), bytes.readAllBytes()));
            }
        }
        return files;
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    /** Only for reading: nothing is awaited. */
    public long count() {
        return read(Folder::getMessageCount);
    }
}
