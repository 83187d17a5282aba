package io.qloop.feedback.mail;

import io.qloop.platform.mailbox.MailboxAccess;
import io.quarkus.oidc.client.OidcClients;
import jakarta.inject.Singleton;

/** Opens the mailbox. */
@Singleton
class Mailboxes extends MailboxAccess {

    Mailboxes(MailSettings settings, OidcClients oidcClients) {
        super(settings, oidcClients);
    }
}
