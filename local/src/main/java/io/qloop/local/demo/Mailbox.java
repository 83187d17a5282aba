package io.qloop.local.demo;

import io.qloop.local.Addresses;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Somebody's mailbox: read over IMAP, written from over SMTP. */
record Mailbox(Addresses addresses, String owner) {

    private static final int NEWEST = 200;

    /** A letter as its reader sees it. */
    record Letter(String subject, String text) {
        boolean mentions(String word) {
            return subject.contains(word) || text.contains(word);
        }
    }

    /** Sends a plain mail of the owner over SMTP. */
    void write(String to, String subject, String text) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", "localhost");
        settings.put("mail.smtp.port", String.valueOf(addresses.smtpPort()));
        settings.put("mail.smtp.connectiontimeout", "5000");
        settings.put("mail.smtp.timeout", "15000");
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(owner);
        mail.setRecipients(Message.RecipientType.TO, to);
        mail.setSubject(subject, "UTF-8");
        mail.setText(text, "UTF-8");
        mail.setSentDate(new Date());
        Transport.send(mail);
    }

    /** Waits for a letter that mentions all these words. */
    Letter await(String... words) {
        return Await.until(
                "a mail to " + owner + " that mentions " + String.join(", ", words), () -> newestFirst().stream()
                        .filter(letter -> List.of(words).stream().allMatch(letter::mentions))
                        .findFirst());
    }

    long count(String word) throws MessagingException, IOException {
        return newestFirst().stream().filter(letter -> letter.mentions(word)).count();
    }

    private List<Letter> newestFirst() throws MessagingException, IOException {
        var settings = new Properties();
        settings.put("mail.imap.connectiontimeout", "5000");
        settings.put("mail.imap.timeout", "15000");
        try (var store = Session.getInstance(settings).getStore("imap")) {
            store.connect("localhost", addresses.imapPort(), owner, "any password");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                int count = inbox.getMessageCount();
                var letters = new ArrayList<Letter>();
                if (count > 0) {
                    for (Message message : inbox.getMessages(Math.max(1, count - NEWEST + 1), count)) {
                        letters.addFirst(new Letter(
                                Optional.ofNullable(message.getSubject()).orElse(""), text(message)));
                    }
                }
                return letters;
            }
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*")) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            var texts = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                texts.append(text(parts.getBodyPart(i))).append('\n');
            }
            return texts.toString();
        }
        return "";
    }
}
