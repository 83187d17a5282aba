package io.qloop.feedback.mail;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the mailbox can be read. No part of the readiness: while it is away everything but mails goes on. */
@Wellness
@ApplicationScoped
class MailboxHealth implements HealthCheck {

    private final MailboxReader reader;
    private final Mailboxes mailboxes;

    MailboxHealth(MailboxReader reader, Mailboxes mailboxes) {
        this.reader = reader;
        this.mailboxes = mailboxes;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("mailbox").withData("configured", mailboxes.areConfigured());
        return reader.trouble()
                .map(reason -> answer.down().withData("reason", reason))
                .orElseGet(answer::up)
                .build();
    }
}
