package io.qloop.notification.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.SqlGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** What an operator watches: how much waits for other systems and chats, and how much failed. */
@ApplicationScoped
class ChannelGauges {

    private final DataSource dataSource;

    ChannelGauges(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.channels.queued",
                "What waits to be told over channels",
                "select count(*) from dispatch where status in ('QUEUED', 'SENDING')");
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.channels.failed",
                "What was given up over channels and not sent again",
                "select count(*) from dispatch where status = 'FAILED'");
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.channels.gone",
                "Channels whose other end does not want to be called any more",
                "select count(*) from channel where state = 'GONE'");
    }
}
