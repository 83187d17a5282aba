package io.qloop.platform.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A statement that writes any number of rows, which are its columns as arrays: {@code insert … select … from unnest(?, ?)}.
 *
 * @param columns of type {@code text[]} (what is no text is cast by the statement) or {@code bytea[]}
 */
public record Sql(String text, List<Object[]> columns) {

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
        var together = statements.stream().map(Sql::text).collect(Collectors.joining(";\n"));
        try (var statement = connection.prepareStatement(together)) {
            int parameter = 1;
            for (var sql : statements) {
                for (var column : sql.columns) {
                    statement.setArray(
                            parameter++,
                            connection.createArrayOf(column instanceof byte[][] ? "bytea" : "text", column));
                }
            }
            statement.execute();
        }
    }
}
