package io.qloop.platform.number;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;
    private final ZoneId zone;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Numbers(
            DataSource dataSource,
            BeforeCommit beforeCommit,
            TransactionSynchronizationRegistry transaction,
            Clock clock,
            @ConfigProperty(name = "qloop.site.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.beforeCommit = beforeCommit;
        this.transaction = transaction;
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
        var key = key(series);
        var reserved = (Reserved) transaction.getResource(key);
        if (reserved != null && !reserved.values.isEmpty()) {
            return written(key, reserved.give(recordId));
        }
        try (var connection = dataSource.getConnection()) {
            begin(connection, key);
            return written(key, draw(connection, key, recordId));
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /**
     * Draws numbers for so many records of this transaction in one way to the database; {@link #next} then gives them
     * out. Those that are left at the end are listed as cancelled.
     */
    @Transactional(TxType.MANDATORY)
    public void reserve(String series, int count) {
        if (count < 1) {
            return;
        }
        var key = key(series);
        var reserved = (Reserved) transaction.getResource(key);
        if (reserved == null) {
            reserved = new Reserved(key);
            transaction.putResource(key, reserved);
            transaction.registerInterposedSynchronization(reserved);
        }
        try (var connection = dataSource.getConnection()) {
            begin(connection, key);
            try (var draw = connection.prepareStatement(
                    "select nextval('" + key.sequence() + "') from generate_series(1, ?)")) {
                draw.setInt(1, count);
                try (var rows = draw.executeQuery()) {
                    while (rows.next()) {
                        reserved.values.add(rows.getLong(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** A series in one year. */
    private record Key(String series, int year) {
        String sequence() {
            return "number_" + series.toLowerCase(Locale.ROOT) + "_" + year;
        }
    }

    private Key key(String series) {
        if (!series.matches("[A-Z]{2,8}")) {
            throw new IllegalArgumentException("Number series '" + series + "' is not two to eight capital letters");
        }
        return new Key(series, Year.from(clock.instant().atZone(zone)).getValue());
    }

    private static String written(Key key, long value) {
        return "%s-%d-%06d".formatted(key.series, key.year, value);
    }

    private static long draw(Connection connection, Key key, UUID recordId) throws SQLException {
        try (var insert = connection.prepareStatement("insert into number_issued (series, year, value, record_id) "
                + "values (?, ?, nextval('" + key.sequence() + "'), ?) returning value")) {
            insert.setString(1, key.series);
            insert.setInt(2, key.year);
            insert.setObject(3, recordId);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Numbers that the running transaction has drawn ahead; what became of each is written right before its commit. */
    private final class Reserved implements Synchronization {
        private final Key key;
        private final ArrayDeque<Long> values = new ArrayDeque<>();
        private final Map<Long, UUID> given = new LinkedHashMap<>();

        private Reserved(Key key) {
            this.key = key;
        }

        private long give(UUID recordId) {
            var value = values.poll();
            given.put(value, recordId);
            return value;
        }

        @Override
        public void beforeCompletion() {
            try (var connection = dataSource.getConnection();
                    var insert = connection.prepareStatement(
                            "insert into number_issued (series, year, value, record_id, cancelled_reason)"
                                    + " values (?, ?, ?, ?, ?)")) {
                for (var number : given.entrySet()) {
                    add(insert, number.getKey(), number.getValue(), null);
                }
                for (var left : values) {
                    add(insert, left, null, "not needed");
                }
                insert.executeBatch();
            } catch (SQLException e) {
                throw new StorageFault(e);
            }
        }

        private void add(PreparedStatement insert, long value, UUID recordId, String cancelled) throws SQLException {
            insert.setString(1, key.series);
            insert.setInt(2, key.year);
            insert.setLong(3, value);
            insert.setObject(4, recordId, Types.OTHER);
            insert.setString(5, cancelled);
            insert.addBatch();
        }

        @Override
        public void afterCompletion(int status) {
            values.clear();
            given.clear();
        }
    }

    private void begin(Connection connection, Key key) throws SQLException {
        if (!known.contains(key.sequence())) {
            create(connection, key);
            beforeCommit.afterCommit(() -> known.add(key.sequence()));
        }
    }

    /**
     * In the caller's own transaction, which has a connection already: with one of its own for this, as many callers as
     * the pool has connections would wait for each other.
     */
    private static void create(Connection connection, Key key) throws SQLException {
        try (var exists = connection.prepareStatement("select from number_series where series = ? and year = ?");
                var statement = connection.createStatement();
                var register = connection.prepareStatement(
                        "insert into number_series (series, year, sequence_name) values (?, ?, ?) on conflict do nothing")) {
            exists.setString(1, key.series);
            exists.setInt(2, key.year);
            if (exists.executeQuery().next()) {
                return;
            }
            // The first one creates it, the others wait for its commit; after it they would collide in the catalogue.
            statement.execute("select pg_advisory_xact_lock(hashtext('number_series'))");
            statement.execute("create sequence if not exists " + key.sequence());
            register.setString(1, key.series);
            register.setInt(2, key.year);
            register.setString(3, key.sequence());
            register.executeUpdate();
        }
    }
}
