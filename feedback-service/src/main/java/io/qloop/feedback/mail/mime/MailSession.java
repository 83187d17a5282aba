package io.qloop.feedback.mail.mime;

import jakarta.mail.Session;
import java.util.Properties;

/** How mails are read: with patience, since nobody can be asked to write them better. */
final class MailSession {

    static final Session LENIENT = lenient();

    private MailSession() {}

    private static Session lenient() {
        var properties = new Properties();
        properties.put("mail.mime.address.strict", "false");
        return Session.getInstance(properties);
    }
}
