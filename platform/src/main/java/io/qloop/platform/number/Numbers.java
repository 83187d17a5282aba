package io.qloop.platform.number;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Human numbers such as {@code FB-2026-000123}, written as the {@link NumberSeries} of the form and site says. Each comes
 * from a database sequence, so creating records waits for nobody; a number whose transaction was rolled back is listed as
 * cancelled by {@link CancelledNumbers}, so that every number belongs to a record or says why it does not.
 */
@ApplicationScoped
public class Numbers {

    private final DataSource dataSource;
    private final BeforeCommit beforeCommit;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;
    private final NumberSeries series;
    private final Calendars calendars;
    private final Map<Key, String> sequences = new ConcurrentHashMap<>();

    Numbers(
            DataSource dataSource,
            BeforeCommit beforeCommit,
            TransactionSynchronizationRegistry transaction,
            Clock clock,
            NumberSeries series,
            Calendars calendars) {
        this.dataSource = dataSource;
        this.beforeCommit = beforeCommit;
        this.transaction = transaction;
        this.clock = clock;
        this.series = series;
        this.calendars = calendars;
    }

    /** {@link #next(String, NumberParts, UUID)} for a record that says nothing of itself. */
    @Transactional(TxType.MANDATORY)
    public String next(String form, UUID recordId) {
        return next(form, NumberParts.none(), recordId);
    }

    /**
     * The next number of the form for this record; it is the record's when the running transaction commits.
     *
     * @param form one of {@code qloop.numbers.forms}, such as {@code FB}
     */
    @Transactional(TxType.MANDATORY)
    public String next(String form, NumberParts parts, UUID recordId) {
        var pattern = series.pattern(form, parts.site());
        var year = year(parts);
        var key = key(pattern, parts, year);
        return pattern.number(key.series, year, value(form, pattern, key, recordId));
    }

    private long value(String form, NumberPattern pattern, Key key, UUID recordId) {
        var reserved = (Reserved) transaction.getResource(key);
        if (reserved != null && !reserved.values.isEmpty()) {
            return reserved.give(recordId);
        }
        try (var connection = dataSource.getConnection()) {
            return draw(connection, sequence(connection, form, pattern, key), key, recordId);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /**
     * Draws numbers for so many records of this transaction in one way to the database; {@link #next} then gives them
     * out. Those that are left at the end are listed as cancelled.
     */
    @Transactional(TxType.MANDATORY)
    public void reserve(String form, NumberParts parts, int count) {
        if (count < 1) {
            return;
        }
        var pattern = series.pattern(form, parts.site());
        var key = key(pattern, parts, year(parts));
        var reserved = (Reserved) transaction.getResource(key);
        if (reserved == null) {
            reserved = new Reserved(key);
            transaction.putResource(key, reserved);
            transaction.registerInterposedSynchronization(reserved);
        }
        try (var connection = dataSource.getConnection();
                var draw = connection.prepareStatement("select nextval('" + sequence(connection, form, pattern, key)
                        + "') from generate_series(1, ?)")) {
            draw.setInt(1, count);
            try (var rows = draw.executeQuery()) {
                while (rows.next()) {
                    reserved.values.add(rows.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /**
     * A counter.
     *
     * @param series what its numbers have in common
     * @param year   0 for one that never begins anew
     */
    private record Key(String series, int year) {
        String sequence() {
            return "number_"
                    + UUID.nameUUIDFromBytes((series + year).getBytes(StandardCharsets.UTF_8))
                            .toString()
                            .replace('-', '_');
        }
    }

    private static Key key(NumberPattern pattern, NumberParts parts, int year) {
        return new Key(pattern.series(parts::value), pattern.restartsYearly() ? year : 0);
    }

    /** The year begins when it does at the site. */
    private int year(NumberParts parts) {
        var calendar = calendars.of(parts.site().orElse(Calendars.COMPANY));
        return calendar.dayOf(clock.instant()).getYear();
    }

    private static long draw(Connection connection, String sequence, Key key, UUID recordId) throws SQLException {
        try (var insert = connection.prepareStatement("insert into number_issued (series, year, value, record_id) "
                + "values (?, ?, nextval('" + sequence + "'), ?) returning value")) {
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
                    add(insert, left, null, CancelReason.NOT_NEEDED);
                }
                insert.executeBatch();
            } catch (SQLException e) {
                throw new StorageFault(e);
            }
        }

        private void add(PreparedStatement insert, long value, UUID recordId, CancelReason cancelled)
                throws SQLException {
            insert.setString(1, key.series);
            insert.setInt(2, key.year);
            insert.setLong(3, value);
            insert.setObject(4, recordId, Types.OTHER);
            insert.setString(5, cancelled == null ? null : cancelled.stored());
            insert.addBatch();
        }

        @Override
        public void afterCompletion(int status) {
            values.clear();
            given.clear();
        }
    }

    private String sequence(Connection connection, String form, NumberPattern pattern, Key key) throws SQLException {
        var known = sequences.get(key);
        if (known != null) {
            return known;
        }
        var sequence = findOrCreate(connection, form, pattern, key);
        beforeCommit.afterCommit(() -> sequences.put(key, sequence));
        return sequence;
    }

    /**
     * In the caller's own transaction, which has a connection already: with one of its own for this, as many callers as
     * the pool has connections would wait for each other.
     */
    private static String findOrCreate(Connection connection, String form, NumberPattern pattern, Key key)
            throws SQLException {
        try (var find = connection.prepareStatement(
                        "select sequence_name from number_series where series = ? and year = ?");
                var statement = connection.createStatement();
                var register = connection.prepareStatement(
                        "insert into number_series (series, year, sequence_name, form, pattern) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing")) {
            find.setString(1, key.series);
            find.setInt(2, key.year);
            try (var found = find.executeQuery()) {
                if (found.next()) {
                    return found.getString(1);
                }
            }
            // The first one creates it, the others wait for its commit; after it they would collide in the catalogue.
            statement.execute("select pg_advisory_xact_lock(hashtext('number_series'))");
            statement.execute("create sequence if not exists " + key.sequence());
            register.setString(1, key.series);
            register.setInt(2, key.year);
            register.setString(3, key.sequence());
            register.setString(4, form);
            register.setString(5, pattern.text());
            register.executeUpdate();
            return key.sequence();
        }
    }
}
