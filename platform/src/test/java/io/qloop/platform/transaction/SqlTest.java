package io.qloop.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class SqlTest {

    private static final int OFTEN = 20;

    @Inject
    DataSource database;

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("create temporary table written (id text primary key, bytes bytea)");
        connection
                .createStatement()
                .execute("insert into written select 'known-' || n from generate_series(1, 1000) n");
    }

    @AfterEach
    void end() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }

    @Test
    void columnsAndSingleValuesAreWrittenInTheirOrder() throws SQLException {
        Sql.execute(
                connection,
                List.of(
                        new Sql(
                                "insert into written select * from unnest(?, ?)",
                                List.of(new String[] {"a", "b"}, new byte[][] {{1}, null})),
                        new Sql(
                                "update written set id = ?, bytes = cast(? as bytea) where id = ?",
                                Arrays.asList("c", null, "a"))));

        assertThat(
                        rows(
                                "select id || coalesce(' ' || encode(bytes, 'hex'), '') from written where id in ('a', 'b', 'c') order by id"))
                .containsExactly("b", "c");
    }

    @Test
    void whatIsWrittenOftenIsPlannedOnce() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            Sql.execute(
                    connection,
                    List.of(new Sql(
                            "insert into written (id) select (select max(id) from written where id = row.id) || '-' || ?"
                                    + " from unnest(?) as row (id)",
                            List.of(String.valueOf(i), new String[] {"known-" + (i + 1)}))));
        }

        assertThat(
                        rows(
                                "select custom_plans from pg_prepared_statements where statement like '%insert into written (id)%'"))
                .containsExactly("0");
    }

    private List<String> rows(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
