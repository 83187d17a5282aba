package io.qloop.platform.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.procedure.adoption.ProceduresFixture;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Opening;
import io.qloop.platform.procedure.proceeding.Proceedings;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.platform.web.PageRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
@Tag("AH-01")
class TimelineTest {

    private static final String TOPIC = "qloop.complaint";

    @Inject
    Timeline timeline;

    @Inject
    LoopEvents events;

    @Inject
    DataSource dataSource;

    @Inject
    Procedures procedures;

    @Inject
    Proceedings proceedings;

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaProbe kafka = new KafkaProbe();
    private final UUID loop = Ids.next();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void showsWhatAnotherServiceToldOnceHoweverOftenItArrives() {
        var id = UUID.randomUUID().toString();

        for (int i = 0; i < 3; i++) {
            tell("action-assigned", id);
        }
        tell("action-verified", UUID.randomUUID().toString());

        var entries = awaitEntries(2);
        var assigned = entries.stream()
                .filter(entry -> entry.type().endsWith("action-assigned.v1"))
                .toList();
        assertThat(assigned).hasSize(1);
        assertThat(assigned.getFirst().about())
                .isEqualTo(new TimelineEntry.Place(
                        "complaint",
                        "action",
                        data("action-assigned").path("actionId").asText(),
                        data("action-assigned").path("number").asText()));
        assertThat(assigned.getFirst().text().zh()).isEqualTo("措施已下达给生产");
        assertThat(assigned.getFirst().text().en()).isEqualTo("Action assigned to production");
        assertThat(assigned.getFirst().details()).containsEntry("function", "production");
        assertThat(entries)
                .filteredOn(entry -> entry.type().endsWith("action-verified.v1"))
                .extracting(TimelineEntry::who)
                .containsExactly(data("action-verified").path("verifiedBy").asText());
    }

    @Test
    void keepsNothingThatSomebodyWroteFreely() throws SQLException {
        tell("complaint-opened", UUID.randomUUID().toString());
        tell("complaint-closed", UUID.randomUUID().toString());

        awaitEntries(2);

        try (var connection = dataSource.getConnection();
                var rows = connection.prepareStatement("select loop_event::text from loop_event where loop_id = ?")) {
            rows.setString(1, loop.toString());
            var found = rows.executeQuery();
            while (found.next()) {
                assertThat(found.getString(1))
                        .doesNotContain(data("complaint-opened").path("subject").asText())
                        .doesNotContain(
                                data("complaint-closed").path("resolution").asText());
            }
        }
    }

    @Test
    @Tag("AH-12")
    void putsAsideWhatBreaksItsSchemaThoughNobodyElseReadsIt() {
        var broken = data("action-assigned").put("dueAt", "tomorrow");
        var key = UUID.randomUUID().toString();

        send("action-assigned", key, key, broken);
        tell("action-completed", UUID.randomUUID().toString());

        awaitEntries(1);
        await().untilAsserted(() -> {
            try (var connection = dataSource.getConnection();
                    var rows = connection.prepareStatement("select reason from dead_letter where record_key = ?")) {
                rows.setString(1, key);
                var found = rows.executeQuery();
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isEqualTo("schema-violated");
            }
        });
    }

    @Test
    void forgetsOldLoopsWithoutACaseHere() throws SQLException {
        tell("complaint-opened", UUID.randomUUID().toString());
        awaitEntries(1);

        assertThat(events.forget(Duration.ofDays(1), 1000)).isZero();
        assertThat(awaitEntries(1)).hasSize(1);
        age();
        events.forget(Duration.ofDays(1), 1000);

        assertThat(entries()).isEmpty();
    }

    @Test
    void keepsOldLoopsWithACaseHere() throws SQLException {
        ProceduresFixture.beginAnew(dataSource, procedures);
        given().auth()
                .oauth2(Tokens.of("an.admin").roles("admin").sign())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("procedure", "note-flow", "scope", Map.of("kind", "company"), "reason", "Test"))
                .post("/api/v1/services/returns/procedures/adoptions")
                .then()
                .statusCode(201);
        tell("complaint-opened", UUID.randomUUID().toString());
        awaitEntries(1);
        QuarkusTransaction.requiringNew()
                .run(() -> proceedings.open(
                        proceedings.inForce("note", "C-1007", null, null),
                        new Opening(
                                loop,
                                "NT-2026-000077",
                                "note",
                                "C-1007",
                                null,
                                CompanyFunction.QUALITY,
                                Judgement.of("a", "minor", "product", Set.of()),
                                Set.of("subject"),
                                Instant.parse("2026-11-04T02:00:00Z"))));
        age();

        events.forget(Duration.ofDays(1), 1000);

        assertThat(entries()).extracting(TimelineEntry::type).contains("qloop.complaint.complaint-opened.v1", "stage-entered");
    }

    private void age() throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update loop_event set heard_at = heard_at - interval '2 days' where loop_id = ?")) {
            update.setString(1, loop.toString());
            update.executeUpdate();
        }
    }

    private void tell(String event, String id) {
        send(event, id, loop.toString(), data(event));
    }

    private void send(String event, String id, String subject, ObjectNode data) {
        kafka.sendWithin(loop.toString(), TOPIC, TOPIC + "." + event + ".v1", "/qloop/complaint", id, subject, data);
    }

    private ObjectNode data(String event) {
        try {
            var example = Contracts.examples(TOPIC + "." + event + ".v1").getFirst();
            return (ObjectNode) json.readTree(example).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<TimelineEntry> awaitEntries(int atLeast) {
        await().until(() -> entries().size() >= atLeast);
        return entries();
    }

    private List<TimelineEntry> entries() {
        return timeline.of(loop, PageRequest.first(100)).items();
    }
}
