package io.qloop.feedback.importing;

import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs statements of SQL in the running transaction. */
@ApplicationScoped
class Statements {

    private final DataSource dataSource;

    Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Fills in the statement, runs it and reads its answer. */
    interface Work<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    <T> T run(String sql, Work<T> work) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(connection, statement);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}
