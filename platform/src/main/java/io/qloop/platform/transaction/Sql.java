package io.qloop.platform.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement that writes any number of rows, which are its columns as arrays: {@code insert … select … from unnest(?, ?)};
 * or one row by its values. What is no text is cast by the statement.
 *
 * @param values of type {@code String[]} or {@code byte[][]} for a column, {@code String} or null for one value
 */
public record Sql(String text, List<?> values) {

    /**
     * To the planner an array of unknown length is one of ten, which would make it plan anew each time for the one row that
     * most transactions write. Look-ups by key within these statements stand as subqueries for each row: they go by the
     * index also while the table is new and empty, as it was when the plan was made.
     */
    private static final String KEEP_PLANS = "set local plan_cache_mode = force_generic_plan";

    /** The values of a column in the order of the rows. */
    public static <T> String[] texts(List<T> rows, Function<T, ?> column) {
        return rows.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    /** The values of a column of bytes in the order of the rows. */
    public static <T> byte[][] bytes(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }

    /** Runs all of them, in their order, in one round trip. */
    static void execute(Connection connection, List<Sql> statements) throws SQLException {
        // The driver takes them apart again and prepares each for itself, but waits only once.
        var together = Stream.concat(Stream.of(KEEP_PLANS), statements.stream().map(Sql::text))
                .collect(Collectors.joining(";\n"));
        try (var statement = connection.prepareStatement(together)) {
            int parameter = 1;
            for (var sql : statements) {
                for (var value : sql.values) {
                    if (value instanceof byte[][] bytes) {
                        statement.setArray(parameter++, connection.createArrayOf("bytea", bytes));
                    } else if (value instanceof String[] texts) {
                        statement.setArray(parameter++, connection.createArrayOf("text", texts));
                    } else {
                        statement.setString(parameter++, (String) value);
                    }
                }
            }
            statement.execute();
        }
    }
}
