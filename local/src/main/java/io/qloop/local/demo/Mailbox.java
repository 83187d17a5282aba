package io.qloop.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qloop.local.Addresses;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
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
        var mail = new MimeMessage(session());
        mail.setFrom(owner);
        mail.setRecipients(Message.RecipientType.TO, to);
        mail.setSubject(subject, "UTF-8");
        mail.setText(text, "UTF-8");
        mail.setSentDate(new Date());
        Transport.send(mail);
    }

    private Session session() {
        var settings = new Properties();
        settings.put("mail.smtp.host", "localhost");
        settings.put("mail.smtp.port", String.valueOf(addresses.smtpPort()));
        settings.put("mail.smtp.connectiontimeout", "5000");
        settings.put("mail.smtp.timeout", "15000");
        return Session.getInstance(settings);
    }

    /** Sends a mail of ours back as a mail server does that has nobody of the owner's name (RFC 3464). */
    void sendBack(String messageId, String to) throws MessagingException {
        var report = """
                From: MAILER-DAEMON@mx.example (Mail Delivery System)
                To: %s
                Subject: Undelivered mail
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="part"

                --part
                Content-Type: text/plain; charset=us-ascii

                The mail could not be delivered.

                --part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 user unknown

                --part
                Content-Type: text/rfc822-headers

                Message-ID: <%s@qloop>

                --part--
                """.formatted(to, owner, messageId);
        var bytes = new ByteArrayInputStream(report.replace("\n", "\r\n").getBytes(UTF_8));
        Transport.send(new MimeMessage(session(), bytes));
    }

    /** Waits for a letter that mentions all these words. */
    Letter await(String... words) {
        return await(Await.LIMIT, words);
    }

    Letter await(Duration limit, String... words) {
        return Await.until(
                "a mail to " + owner + " that mentions " + String.join(", ", words), limit, () -> newestFirst().stream()
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
