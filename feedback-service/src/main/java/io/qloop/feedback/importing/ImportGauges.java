package io.qloop.feedback.importing;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.SqlGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** What an operator watches: how many imports are not over, and how many of them do not go on. */
@ApplicationScoped
class ImportGauges {

    private final DataSource dataSource;

    ImportGauges(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.imports.open",
                "Imports that are not over",
                "select count(*) from table_import where ended_at is null");
        SqlGauge.register(meters, dataSource, "qloop.imports.failing", "Imports of which the last batch failed", """
                select count(*) from table_import join import_progress on import_id = id
                where ended_at is null and failures > 0""");
    }
}
