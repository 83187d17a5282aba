package io.qloop.notification.report;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;

/** Mails as mail servers send them back. */
final class RawReport {

    private RawReport() {}

    /** As Postfix and Exchange Online write them: RFC 3464. */
    static String dsn(UUID message, String recipient, String action, String status) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example (Mail Delivery System)
                To: qloop@qloop.local
                Subject: Delivery report
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="frontier"

                --frontier
                Content-Type: text/plain; charset=us-ascii

                This is the mail system at host mx.example.

                --frontier
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Fri, 20 Nov 2026 16:41:04 +0800

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 %s <%s>: Recipient address
                    rejected

                --frontier
                Content-Type: text/rfc822-headers

                From: QLoop <qloop@qloop.local>
                Message-ID: <%s@qloop>
                Subject: =?UTF-8?B?5oqV6K+J?=

                --frontier--
                """.formatted(recipient, action, status, status, recipient, message);
    }

    /** Of a mail server that writes to people. */
    static String words(String headers, String text) {
        return headers + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }

    static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static MimeMessage parsed(String mail) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes(mail)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
