package io.qloop.platform.mailbox;

import io.quarkus.oidc.client.OidcClients;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Opens a mailbox; a service extends it with a bean for each mailbox that it reads. */
public class MailboxAccess {

    private final MailboxSettings settings;
    private final MailLogin login;

    protected MailboxAccess(MailboxSettings settings, OidcClients oidcClients) {
        this.settings = settings;
        this.login = MailLogin.of(settings.password(), settings.oauth(), oidcClients, settings.timeout());
    }

    /** Is there one to be read? */
    public boolean areConfigured() {
        return settings.host().isPresent();
    }

    /** @throws MailServerFault when the mail server is away or does not let us in */
    public Mailbox open() {
        return Mailbox.asked(() -> {
            var store = Mailbox.signIn(settings, login);
            try {
                return opened(store);
            } catch (MessagingException | RuntimeException e) {
                store.close();
                throw e;
            }
        });
    }

    protected Mailbox opened(IMAPStore store) throws MessagingException {
        return new Mailbox(store, settings.folder());
    }
}
