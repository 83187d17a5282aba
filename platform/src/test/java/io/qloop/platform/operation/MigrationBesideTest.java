package io.qloop.platform.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.platform.transaction.Migrations;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The next version migrates the database while this one still serves. */
@ServiceTest
class MigrationBesideTest {

    private static final int WRITERS = 4;
    private static final String HISTORY = "next_version_history";

    @Inject
    DataSource database;

    @Inject
    Migrations migrations;

    @ConfigProperty(name = "quarkus.flyway.init-sql")
    String initSql;

    @AfterEach
    void takeBack() throws SQLException {
        execute("drop index if exists note_by_colour");
        execute("alter table note drop column if exists colour");
        execute("drop table if exists note_colour, " + HISTORY);
    }

    private Flyway nextVersion() {
        var configuration = Flyway.configure();
        migrations.customize(configuration);
        return configuration
                .dataSource(database)
                .initSql(initSql)
                .locations("db/next")
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("899")
                .load();
    }

    @Test
    void servesOnAndLosesNothing() throws Exception {
        var before = notes();
        var answers = new CopyOnWriteArrayList<Integer>();
        var done = new AtomicBoolean();
        var underWay = new CountDownLatch(WRITERS * 5);

        try (var people = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> people.submit(() -> {
                        while (!done.get()) {
                            answers.add(write());
                            underWay.countDown();
                        }
                    }))
                    .toList();
            try {
                assertThat(underWay.await(1, TimeUnit.MINUTES)).isTrue();
                assertThat(nextVersion().migrate().migrationsExecuted).isEqualTo(2);
                answers.add(write());
            } finally {
                done.set(true);
            }
            for (var writer : writers) {
                writer.get();
            }
        }

        assertThat(answers).containsOnly(201);
        assertThat(notes()).isEqualTo(before + answers.size());
    }

    /** Otherwise everybody who comes after it would wait behind it, for as long as the other one works. */
    @Test
    void givesUpWhereItWouldHaveToWaitForALockForLong() throws Exception {
        try (var working = database.getConnection()) {
            working.setAutoCommit(false);
            try (var lock = working.createStatement()) {
                lock.execute("lock table note in access share mode");
            }

            assertThatThrownBy(() -> nextVersion().migrate()).hasStackTraceContaining("lock timeout");
            assertThat(write()).isEqualTo(201);
            working.rollback();
        }
        assertThat(nextVersion().migrate().migrationsExecuted).isEqualTo(2);
    }

    private static int write() {
        return given().contentType("application/json")
                .auth()
                .oauth2(Tokens.of("chen.sales").roles("staff").sign())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"text\":\"beside\",\"class\":\"normal\"}")
                .post("/api/v1/notes")
                .statusCode();
    }

    private long notes() throws SQLException {
        try (var connection = database.getConnection();
                var rows =
                        connection.createStatement().executeQuery("select count(*) from note where text = 'beside'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
