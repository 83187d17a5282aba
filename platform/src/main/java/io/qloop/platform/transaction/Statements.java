package io.qloop.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * Runs statements of SQL, in the running transaction where there is one. Values that stand in their places are texts, numbers,
 * truths, ids, days, moments, bytes, arrays of texts or of ids, or null; an array that is the only value is cast to
 * {@code Object}.
 */
@ApplicationScoped
public class Statements {

    private final DataSource dataSource;
    private final boolean plansAnew;

    @Inject
    Statements(DataSource dataSource) {
        this(dataSource, false);
    }

    private Statements(DataSource dataSource, boolean plansAnew) {
        this.dataSource = dataSource;
        this.plansAnew = plansAnew;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Takes note of a row. */
    @FunctionalInterface
    public interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** The same for what is planned for its values: a plan that is good for any value is bad for both the common ones and the rare. */
    public Statements plannedAnew() {
        return new Statements(dataSource, true);
    }

    /** Reads the rows in their order. Of several selects in one text, those of the last. */
    public void each(String sql, Reader reader, Object... values) {
        run(sql, statement -> {
            set(statement, values);
            try (var rows = lastRows(statement)) {
                if (rows == null) {
                    throw new IllegalArgumentException("Gives no rows: " + sql);
                }
                while (rows.next()) {
                    reader.read(rows);
                }
            }
            return null;
        });
    }

    private static ResultSet lastRows(PreparedStatement statement) throws SQLException {
        statement.execute();
        var rows = statement.getResultSet();
        while (statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)) {
            rows = statement.getResultSet();
        }
        return rows;
    }

    /** What the rows become, in their order. */
    public <T> List<T> list(String sql, Reading<T> row, Object... values) {
        var found = new ArrayList<T>();
        each(sql, it -> found.add(row.of(it)), values);
        return found;
    }

    /** What the first row becomes, if there is one. */
    public <T> Optional<T> first(String sql, Reading<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    /**
     * What the only row becomes.
     *
     * @throws IllegalStateException if it is not the only one, or there is none
     */
    public <T> T one(String sql, Reading<T> row, Object... values) {
        var found = list(sql, row, values);
        if (found.size() != 1) {
            throw new IllegalStateException("Not one row but " + found.size() + ": " + sql);
        }
        return found.getFirst();
    }

    /** @return how many rows it has changed */
    public int update(String sql, Object... values) {
        return run(sql, statement -> {
            set(statement, values);
            return statement.executeUpdate();
        });
    }

    /** Changes something once for all values of each row, in one way to the database. */
    public void updateAll(String sql, List<Object[]> rows) {
        run(sql, statement -> {
            for (var values : rows) {
                set(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** The moment in this column; null where there is none. */
    public static Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = dataSource.getConnection();
                var statement = prepared(connection, sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        if (plansAnew) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        return statement;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            set(statement, i + 1, values[i]);
        }
    }

    private static void set(PreparedStatement statement, int place, Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(place, null);
            case String _, Number _, Boolean _, UUID _, LocalDate _, byte[] _ -> statement.setObject(place, value);
            case Instant moment -> statement.setObject(place, moment.atOffset(ZoneOffset.UTC));
            case String[] texts -> setArray(statement, place, "text", texts);
            case UUID[] ids -> setArray(statement, place, "uuid", ids);
            default ->
                throw new IllegalArgumentException(
                        "Value " + place + " of a statement is of " + value.getClass() + ", which is not supported");
        }
    }

    private static void setArray(PreparedStatement statement, int place, String type, Object[] elements)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, elements));
    }
}
