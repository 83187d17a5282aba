package io.qloop.platform.procedure.adoption;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes away what tests have adopted, edited and opened. */
public final class ProceduresFixture {

    private ProceduresFixture() {}

    public static void beginAnew(DataSource database, Procedures procedures) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from proceeding");
            statement.execute("delete from procedure_adoption");
            statement.execute("delete from procedure_version");
        }
        procedures.forget();
    }
}
