package io.qloop.feedback.mail;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** What customers' mail programs and the mail server do. */
final class CustomersPost {

    private CustomersPost() {}

    /** Over SMTP, as from anywhere. */
    static void send(byte[] mail) {
        var properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", value("qloop.test.smtp-port"));
        var session = Session.getInstance(properties);
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message(mail), new InternetAddress[] {new InternetAddress(MailServer.MAILBOX)});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Straight into the mailbox, as the mail server puts it there: many in one go. */
    static void put(byte[]... mails) {
        try (var store = store();
                var inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            var messages = new Message[mails.length];
            for (var i = 0; i < mails.length; i++) {
                messages[i] = message(mails[i]);
            }
            inbox.appendMessages(messages);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes that the mail server keeps of it in this folder. */
    static Optional<byte[]> find(String folder, String messageId) {
        try (var store = store()) {
            var found = store.getFolder(folder);
            if (!found.exists()) {
                return Optional.empty();
            }
            found.open(Folder.READ_ONLY);
            var messages = found.search(new MessageIDTerm(messageId));
            if (messages.length == 0) {
                return Optional.empty();
            }
            var bytes = new ByteArrayOutputStream();
            messages[0].writeTo(bytes);
            return Optional.of(bytes.toByteArray());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage message(byte[] mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    private static Store store() throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("localhost", Integer.parseInt(value("feedback.mail.port")), MailServer.MAILBOX, "any");
        return store;
    }

    private static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
