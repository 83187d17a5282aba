package io.qloop.platform.transaction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A figure that the database knows; not a number while the database is away. */
public final class SqlGauge {

    private final DataSource dataSource;
    private final String sql;

    private SqlGauge(DataSource dataSource, String sql) {
        this.dataSource = dataSource;
        this.sql = sql;
    }

    /** @param sql gives one row with one number */
    public static void register(
            MeterRegistry meters, DataSource dataSource, String name, String description, String sql) {
        Gauge.builder(name, new SqlGauge(dataSource, sql), SqlGauge::number)
                .description(description)
                .strongReference(true)
                .register(meters);
    }

    private double number() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException away) {
            return Double.NaN;
        }
    }
}
