package io.qloop.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.SqlGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** What an operator watches: how many messages wait, for how long, and how many failed. */
@ApplicationScoped
class DeliveryGauges {

    private static final String WAITING = "status in ('QUEUED', 'SENDING')";

    private final DataSource dataSource;

    DeliveryGauges(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        gauge(
                meters,
                "qloop.messages.queued",
                "Messages that wait for the mail server",
                "select count(*) from message where " + WAITING);
        gauge(
                meters,
                "qloop.messages.oldest.seconds",
                "Age of the oldest message that waits for the mail server",
                "select coalesce(extract(epoch from now() - min(greatest(queued_at, quiet_until))), 0) from message where "
                        + WAITING + " and coalesce(quiet_until, queued_at) <= now()");
        gauge(
                meters,
                "qloop.messages.unaddressed",
                "Messages that nobody is known for",
                "select count(*) from message where status = 'UNADDRESSED'");
        gauge(
                meters,
                "qloop.messages.failed",
                "Messages that were given up and not sent again",
                "select count(*) from message where status = 'FAILED'");
        gauge(
                meters,
                "qloop.messages.bounced",
                "Messages that came back and were not sent again",
                "select count(*) from message where status = 'BOUNCED'");
    }

    private void gauge(MeterRegistry meters, String name, String description, String sql) {
        SqlGauge.register(meters, dataSource, name, description, sql);
    }
}
