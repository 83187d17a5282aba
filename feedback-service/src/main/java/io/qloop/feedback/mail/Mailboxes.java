package io.qloop.feedback.mail;

import io.qloop.platform.mailbox.Mailbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
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

    Mailbox open() {
        var store = Mailbox.signIn(settings);
        return Mailbox.asked(() -> {
            try {
                return opened(store);
            } catch (MessagingException | RuntimeException e) {
                store.close();
                throw e;
            }
        });
    }

    Mailbox opened(IMAPStore store) throws MessagingException {
        return new Mailbox(store, settings.folder());
    }
}
