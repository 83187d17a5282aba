package io.qloop.notification.report;

import io.qloop.platform.mailbox.MailboxAccess;
import io.quarkus.oidc.client.OidcClients;
import jakarta.inject.Singleton;

/** Opens the mailbox for reports. */
@Singleton
class ReportMailboxes extends MailboxAccess {

    ReportMailboxes(ReportSettings settings, OidcClients oidcClients) {
        super(settings, oidcClients);
    }
}
