package io.qloop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.local.part.Kind;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The back ends as the tests of the other modules get them. */
class BackendsTest {

    @Test
    void saysWhichBackEndsThereAre() {
        assertThatThrownBy(() -> Backends.run(
                        Set.of("oracle"),
                        Kind.EMBEDDED,
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("oracle")
                .hasMessageContaining("postgres");
    }

    @Test
    void givesDatabasesAndTopicsUntilTheInputEnds() throws Exception {
        var end = new PipedOutputStream();
        try (var input = new PipedInputStream(end);
                var out = new PipedOutputStream();
                var answer =
                        new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8))) {
            var run = CompletableFuture.supplyAsync(() -> run(input, out));
            var addresses = new ObjectMapper().readTree(answer.readLine());
            int postgres = addresses.path("postgresPort").asInt();
            int kafka = addresses.path("kafkaPort").asInt();

            assertThat(settings(postgres))
                    .isEqualTo(Map.of("fsync", "on", "synchronous_commit", "on", "server_encoding", "UTF8"));
            assertThat(topics(kafka))
                    .contains("qloop.feedback", "qloop.notification", "erp.master-data", "logistics.returns");

            end.close();
            assertThat(run.get(5, TimeUnit.MINUTES)).isZero();
            assertThat(Ports.isFree(postgres)).isTrue();
            assertThat(Ports.isFree(kafka)).isTrue();
        }
    }

    private static int run(InputStream input, OutputStream out) {
        try {
            var kind = Kind.chosenBy(System.getenv().getOrDefault("QLOOP_BACKENDS", "auto"));
            return Backends.run(
                    Set.of("postgres", "kafka"), kind, input, new PrintStream(out, true, StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the service that owns the database sees them. */
    private static Map<String, String> settings(int port) throws Exception {
        var settings = new java.util.TreeMap<String, String>();
        var url = "jdbc:postgresql://localhost:" + port + "/complaint";
        try (var connection = DriverManager.getConnection(url, "complaint", "qloop");
                var statement = connection.createStatement()) {
            for (var name : Set.of("fsync", "synchronous_commit", "server_encoding")) {
                try (var result = statement.executeQuery("show " + name)) {
                    result.next();
                    settings.put(name, result.getString(1));
                }
            }
            statement.execute("create table " + "客户" + " (name text)");
        }
        return Map.copyOf(settings);
    }

    private static Set<String> topics(int port) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
            return admin.listTopics().names().get(60, TimeUnit.SECONDS);
        }
    }
}
