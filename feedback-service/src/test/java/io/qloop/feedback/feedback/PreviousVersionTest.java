package io.qloop.feedback.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.transaction.Migrations;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version of the service that knows nothing of V130 and V132 serves on while this one has migrated the database. */
@ServiceTest
class PreviousVersionTest {

    private static final String BEFORE = "120";

    @Inject
    DataSource database;

    @Inject
    Migrations migrations;

    @ConfigProperty(name = "quarkus.flyway.locations")
    String[] locations;

    /** A database of its own, with what the previous version has written before the migration. */
    private final String schema = "beside_" + UUID.randomUUID().toString().replace("-", "");

    private final UUID feedback = Ids.next();

    @BeforeEach
    void wasMigratedBeside() throws SQLException {
        migrate(BEFORE);
        register(feedback);
        migrate("latest");
    }

    @AfterEach
    void takeBack() throws SQLException {
        execute("drop schema " + schema + " cascade");
    }

    @Test
    void escalates() throws SQLException {
        execute("""
                update feedback set status = 'ESCALATED', escalated_at = '2026-11-21T02:00:00Z', escalated_by = 'chen.sales',
                    escalation_reason = '客户要求', due_at = null, version = 1 where id = '%s'""".formatted(feedback));

        assertThat(read("ended_at = escalated_at", feedback)).isEqualTo("t");
    }

    @Test
    void closes() throws SQLException {
        execute("""
                update feedback set status = 'CLOSED', closed_at = '2026-11-21T02:00:00Z', due_at = null, version = 1
                where id = '%s'""".formatted(feedback));

        assertThat(read("ended_at = closed_at", feedback)).isEqualTo("t");
    }

    @Test
    void registersGoodsThatAreShown() throws SQLException {
        var another = Ids.next();

        register(another);

        for (var id : new UUID[] {feedback, another}) {
            assertThat(read("lines::jsonb = '[{\"productId\": \"P-200\", \"lot\": \"L20261101-03\"}]'", id))
                    .isEqualTo("t");
        }
    }

    @Test
    void isNoExcuseForAnEndWithoutATime() {
        assertThatThrownBy(() -> execute("update feedback set status = 'WITHDRAWN' where id = '" + feedback + "'"))
                .hasMessageContaining("feedback_end_whole");
    }

    private void migrate(String target) {
        var configuration = Flyway.configure();
        migrations.customize(configuration);
        configuration
                .dataSource(database)
                .locations(locations)
                .outOfOrder(true)
                .schemas(schema)
                .target(target)
                .load()
                .migrate();
    }

    /** Its statement. */
    private void register(UUID id) throws SQLException {
        execute("""
                insert into feedback (id, version, number, customer_id, channel, class, subject, content, product_id, lot,
                    responsible_function, status, received_at, registered_at, registered_by, due_at, procedure)
                values ('%s', 0, '%s', 'C-1007', 'PHONE', 'b', '标签与实物不符', '外箱标签线径 0.50 mm', 'P-200', 'L20261101-03',
                    'QUALITY', 'REGISTERED', now(), now(), 'chen.sales', now(), 'feedback-guideline/1')""".formatted(id, id));
    }

    private String read(String expression, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select %s from %s.feedback where id = '%s'".formatted(expression, schema, id))) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            try {
                statement.execute(sql);
            } finally {
                statement.execute("reset search_path");
            }
        }
    }
}
