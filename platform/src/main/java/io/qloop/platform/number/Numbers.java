package io.qloop.platform.number;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Human numbers such as {@code FB-2026-000123}, a series for each form and year. Each comes from a database sequence,
 * so creating records waits for nobody; a number whose transaction was rolled back is listed as cancelled by {@link
 * CancelledNumbers}, so that every number belongs to a record or says why it does not.
 */
@ApplicationScoped
public class Numbers {

    private final DataSource dataSource;
    private final BeforeCommit beforeCommit;
    private final Clock clock;
    private final ZoneId zone;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Numbers(
            DataSource dataSource,
            BeforeCommit beforeCommit,
            Clock clock,
            @ConfigProperty(name = "qloop.site.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.beforeCommit = beforeCommit;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * The next number of the series for this record; it is the record's when the running transaction commits.
     *
     * @param series two to eight capital letters, such as {@code FB}
     */
    @Transactional(TxType.MANDATORY)
    public String next(String series, UUID recordId) {
        if (!series.matches("[A-Z]{2,8}")) {
            throw new IllegalArgumentException("Number series '" + series + "' is not two to eight capital letters");
        }
        var year = Year.from(clock.instant().atZone(zone)).getValue();
        var sequence = "number_" + series.toLowerCase(java.util.Locale.ROOT) + "_" + year;
        try (var connection = dataSource.getConnection()) {
            if (!known.contains(sequence)) {
                create(connection, series, year, sequence);
                beforeCommit.afterCommit(() -> known.add(sequence));
            }
            return next(connection, series, year, sequence, recordId);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static String next(Connection connection, String series, int year, String sequence, UUID recordId)
            throws SQLException {
        try (var insert = connection.prepareStatement("insert into number_issued (series, year, value, record_id) "
                + "values (?, ?, nextval('" + sequence + "'), ?) returning value")) {
            insert.setString(1, series);
            insert.setInt(2, year);
            insert.setObject(3, recordId);
            try (var row = insert.executeQuery()) {
                row.next();
                return "%s-%d-%06d".formatted(series, year, row.getLong(1));
            }
        }
    }

    /**
     * In the caller's own transaction, which has a connection already: with one of its own for this, as many callers as
     * the pool has connections would wait for each other.
     */
    private static void create(Connection connection, String series, int year, String sequence) throws SQLException {
        try (var exists = connection.prepareStatement("select from number_series where series = ? and year = ?");
                var statement = connection.createStatement();
                var register = connection.prepareStatement(
                        "insert into number_series (series, year, sequence_name) values (?, ?, ?) on conflict do nothing")) {
            exists.setString(1, series);
            exists.setInt(2, year);
            if (exists.executeQuery().next()) {
                return;
            }
            // The first one creates it, the others wait for its commit; after it they would collide in the catalogue.
            statement.execute("select pg_advisory_xact_lock(hashtext('number_series'))");
            statement.execute("create sequence if not exists " + sequence);
            register.setString(1, series);
            register.setInt(2, year);
            register.setString(3, sequence);
            register.executeUpdate();
        }
    }
}
