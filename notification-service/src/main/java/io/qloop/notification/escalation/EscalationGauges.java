package io.qloop.notification.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.SqlGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** What an operator watches: how many messages wait for their effect, and for how many nobody is left to be told. */
@ApplicationScoped
class EscalationGauges {

    private final DataSource dataSource;

    EscalationGauges(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.escalations.running",
                "Messages whose effect is waited for",
                "select count(*) from escalation where status = 'RUNNING'");
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.escalations.top",
                "Messages that have come up to general management without effect",
                """
                select count(*) from escalation e where status = 'RUNNING' and 'GENERAL_MANAGEMENT' =
                    (select target from escalation_step s where s.escalation_id = e.id order by number desc limit 1)""");
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.escalations.unanswered",
                "Messages that nobody up to the last rung has answered, of the last seven days",
                "select count(*) from escalation where status = 'UNANSWERED' and ended_at > now() - interval '7 days'");
    }
}
