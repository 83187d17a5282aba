package io.qloop.notification.report;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the mailbox for reports can be read. No part of the readiness: while it is away mails go out as ever. */
@Wellness
@ApplicationScoped
class ReportsHealth implements HealthCheck {

    private final MailboxReader reader;
    private final ReportMailboxes mailboxes;

    ReportsHealth(MailboxReader reader, ReportMailboxes mailboxes) {
        this.reader = reader;
        this.mailboxes = mailboxes;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("mailbox for reports").withData("configured", mailboxes.areConfigured());
        return reader.trouble()
                .map(reason -> answer.down().withData("reason", reason))
                .orElseGet(answer::up)
                .build();
    }
}
