package io.qloop.feedback.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Opens the mailbox. */
@ApplicationScoped
class Mailboxes {

    private final MailSettings settings;

    Mailboxes(MailSettings settings) {
        this.settings = settings;
    }

    /** Is there one to be read? */
    boolean areConfigured() {
        return settings.host().isPresent();
    }

    /** @throws MailServerFault when it cannot be opened */
    Mailbox open() {
        var protocol = settings.tls() ? "imaps" : "imap";
        var properties = new Properties();
        var timeout = Long.toString(settings.timeout().toMillis());
        for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + limit, timeout);
        }
        properties.put("mail." + protocol + ".starttls.enable", "true");
        // Reading alone leaves no mark: what was taken in is moved.
        properties.put("mail." + protocol + ".peek", "true");
        // A large mail comes in pieces, straight to the disk.
        properties.put("mail." + protocol + ".fetchsize", "262144");
        try {
            var store = (IMAPStore) Session.getInstance(properties).getStore(protocol);
            try {
                store.connect(
                        settings.host().orElseThrow(),
                        settings.port(),
                        settings.user(),
                        settings.password().orElse(""));
                // Some servers, NetEase's among them, open no mailbox to a program that does not introduce itself.
                if (store.hasCapability("ID")) {
                    store.id(Map.of("name", "QLoop"));
                }
                return opened(store);
            } catch (MessagingException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (MessagingException e) {
            throw new MailServerFault(e);
        }
    }

    Mailbox opened(IMAPStore store) throws MessagingException {
        return new Mailbox(store, settings);
    }
}
