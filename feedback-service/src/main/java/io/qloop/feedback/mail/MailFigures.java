package io.qloop.feedback.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.transaction.SqlGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** What an operator watches: what becomes of mails, what waits for somebody, what goes wrong. */
@ApplicationScoped
class MailFigures {

    private final MeterRegistry meters;
    private final DataSource dataSource;

    MailFigures(MeterRegistry meters, DataSource dataSource) {
        this.meters = meters;
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start) {
        for (var status : MailStatus.values()) {
            read(status);
        }
        failures();
        stuck();
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.mails.unassigned",
                "Mails of which somebody has to say whose they are",
                "select count(*) from received_mail where status = 'UNASSIGNED'");
    }

    void took(ReceivedMail mail) {
        read(mail.status()).increment();
    }

    void serverFailed() {
        failures().increment();
    }

    void gotStuck() {
        stuck().increment();
    }

    private Counter read(MailStatus status) {
        return meters.counter("qloop.mails.read", "outcome", EnumNames.of(status));
    }

    private Counter failures() {
        return meters.counter("qloop.mailbox.failures");
    }

    private Counter stuck() {
        return meters.counter("qloop.mails.stuck");
    }
}
