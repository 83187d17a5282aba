package io.qloop.feedback.mail;

import io.qloop.platform.testing.Backends;
import java.util.Map;

/** The real mail server of {@code local/}, beside the other back ends, and a mailbox in it that the service reads. */
public class MailServer extends Backends {

    static final String MAILBOX = "quality@qloop.local";

    @Override
    public Map<String, String> start() {
        var addresses = started("mail");
        return Map.ofEntries(
                Map.entry("qloop.test.smtp-port", addresses.get("smtpPort").asText()),
                Map.entry("feedback.mail.host", "localhost"),
                Map.entry("feedback.mail.port", addresses.get("imapPort").asText()),
                Map.entry("feedback.mail.tls", "false"),
                Map.entry("feedback.mail.user", MAILBOX),
                Map.entry("feedback.mail.password", "any"),
                Map.entry("feedback.mail.max-size", "2M"),
                Map.entry("feedback.mail.every", "off"),
                Map.entry("feedback.mail.first-pause", "10ms"),
                Map.entry("feedback.mail.longest-pause", "100ms"));
    }
}
