package io.qloop.notification.testing;

import io.qloop.platform.testing.Backends;
import java.util.HashMap;
import java.util.Map;

/** The back ends with a real mail server, and a door before each of its two entrances. */
public class MailBackends extends Backends {

    static final String REAL_IMAP_PORT = "qloop.test.imap-port";
    static final String SMTP_BELL = "qloop.test.smtp-door";
    static final String IMAP_BELL = "qloop.test.imap-door";

    private static MailDoor smtp;
    private static MailDoor imap;

    @Override
    public void init(Map<String, String> args) {
        super.init(Map.of(EXTRA_PARTS, "mail"));
    }

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(super.start());
        var smtpPort = Integer.parseInt(config.get("QLOOP_SMTP_PORT"));
        var imapPort = Integer.parseInt(config.get("QLOOP_IMAP_PORT"));
        synchronized (MailBackends.class) {
            if (smtp == null) {
                smtp = new MailDoor(smtpPort, true);
                imap = new MailDoor(imapPort, false);
            }
        }
        config.put("QLOOP_SMTP_PORT", Integer.toString(smtp.port()));
        config.put("QLOOP_IMAP_PORT", Integer.toString(imap.port()));
        config.put("notification.reports.host", "localhost");
        config.put("notification.reports.port", Integer.toString(imapPort));
        config.put("notification.reports.tls", "false");
        config.put("notification.reports.password", "any");
        config.put(SMTP_BELL, Integer.toString(smtp.bellPort()));
        config.put(IMAP_BELL, Integer.toString(imap.bellPort()));
        config.put(REAL_IMAP_PORT, Integer.toString(imapPort));
        return config;
    }
}
