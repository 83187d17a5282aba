package io.qloop.notification.delivery;

import io.qloop.platform.mailbox.MailLogin;
import io.quarkus.oidc.client.OidcClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;
import java.util.Properties;

/** The mailbox with a copy of every mail: what it holds went out. */
@ApplicationScoped
class Archive {

    private final ArchiveSettings settings;
    private final MailLogin login;

    Archive(ArchiveSettings settings, OidcClients oidcClients) {
        this.settings = settings;
        this.login = MailLogin.of(settings.password(), settings.oauth(), oidcClients, settings.timeout());
    }

    boolean isConfigured() {
        return settings.address().isPresent();
    }

    /** Opens the mailbox for a few questions. */
    Mailbox open() throws MessagingException {
        var protocol = settings.tls() ? "imaps" : "imap";
        var properties = new Properties();
        var timeout = Long.toString(settings.timeout().toMillis());
        properties.put("mail." + protocol + ".connectiontimeout", timeout);
        properties.put("mail." + protocol + ".timeout", timeout);
        properties.put("mail." + protocol + ".starttls.enable", "true");
        var store = login.imap(
                properties,
                settings.tls(),
                settings.host(),
                settings.port(),
                settings.user().or(settings::address).orElse(""));
        try {
            var folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_ONLY);
            return new Mailbox(store, folder);
        } catch (MessagingException away) {
            store.close();
            throw away;
        }
    }

    /** The open mailbox. */
    record Mailbox(Store store, Folder folder) implements AutoCloseable {

        boolean holds(String mailId) throws MessagingException {
            return folder.search(new MessageIDTerm(mailId)).length > 0;
        }

        @Override
        public void close() throws MessagingException {
            store.close();
        }
    }
}
