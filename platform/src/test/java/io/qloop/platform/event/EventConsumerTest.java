package io.qloop.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.sample.Sample;
import io.qloop.platform.sample.SampleReceived;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class EventConsumerTest {

    private static final String TOPIC = "logistics.returns";
    private static final String TYPE = "logistics.return-received.v1";
    private static KafkaProbe kafka;

    @Inject
    EntityManager em;

    @Inject
    SampleReceived handler;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    @Tag("AH-11")
    void hasOneEffectHoweverOftenAnEventArrives() {
        var reference = reference();
        var id = UUID.randomUUID().toString();

        for (var i = 0; i < 3; i++) {
            kafka.send(TOPIC, TYPE, "/logistics", id, reference, Samples.received(reference));
        }

        var announced = awaitAnnouncement(reference);
        sendAndAwaitAnother();
        assertThat(samples(reference)).isEqualTo(1);
        assertThat(kafka.all("qloop.returns").stream().filter(h -> isFor(h, reference)))
                .hasSize(1);
        assertThat(announced.event().getExtension("causationid")).isEqualTo(id);
        assertThat(announced.event().getExtension("correlationid")).isEqualTo(reference);
        assertThat(announced.event().getSource()).hasToString("/qloop/returns");
        assertThat(announced.key()).isEqualTo(announced.event().getSubject());
    }

    @Test
    void readsStructuredModeAndIgnoresFieldsItDoesNotUse() {
        var example = Contracts.examples(TYPE).getFirst();
        var reference = JsonPath.from(example).getString("data.returnReference");

        kafka.sendStructured(TOPIC, example);

        awaitAnnouncement(reference);
        assertThat(samples(reference)).isEqualTo(1);
    }

    @Test
    @Tag("AH-12")
    void putsPoisonAsideWithItsReasonAndGoesOn() {
        var key = "poison-" + UUID.randomUUID();
        var headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                key,
                "ce_source",
                "/x",
                "ce_type",
                TYPE,
                "content-type",
                "application/json");
        kafka.sendRaw(TOPIC, key, Map.of(), "not an event".getBytes(StandardCharsets.UTF_8));
        kafka.sendRaw(TOPIC, key, headers, "{".getBytes(StandardCharsets.UTF_8));
        kafka.sendRaw(TOPIC, key, headers, "{\"returnReference\":7}".getBytes(StandardCharsets.UTF_8));
        kafka.sendRaw(TOPIC, key, headers, new byte[0]);
        kafka.send(TOPIC, "logistics.moon-landed.v1", "/x", key, Map.of("a", 1));
        kafka.send(TOPIC, "logistics.return-received.v1", "/x", key, Samples.received("BUG-" + key));

        sendAndAwaitAnother();

        await().untilAsserted(() -> assertThat(deadLetters(key).getList("items.reason"))
                .containsExactlyInAnyOrder(
                        "not-a-cloud-event",
                        "not-json",
                        "schema-violated",
                        "not-json",
                        "unknown-type",
                        "unexpected-fault"));
    }

    @Test
    @Tag("AH-12")
    void redrivesARefusedEventOnceItsCauseIsGone() {
        var reference = reference();
        handler.refuse(reference);
        kafka.send(TOPIC, TYPE, "/logistics", reference, Samples.received(reference));
        await().untilAsserted(() ->
                assertThat(deadLetters(reference).getList("items")).hasSize(1));
        var id = deadLetters(reference).getString("items[0].id");

        admin().put("/api/v1/services/returns/dead-letters/{id}/redrive", id)
                .then()
                .statusCode(409);
        handler.accept(reference);
        var view = admin().put("/api/v1/services/returns/dead-letters/{id}/redrive", id)
                .jsonPath();

        assertThat(view.getString("status")).isEqualTo("redriven");
        assertThat(view.getInt("redrives")).isEqualTo(2);
        assertThat(view.getString("decidedBy")).isEqualTo("admin");
        assertThat(samples(reference)).isEqualTo(1);
        admin().put("/api/v1/services/returns/dead-letters/{id}/redrive", id)
                .then()
                .statusCode(409);
    }

    @Test
    void discardsOnlyWithAReasonAndKeepsTheRecord() {
        var reference = reference();
        handler.refuse(reference);
        kafka.send(TOPIC, TYPE, "/logistics", reference, Samples.received(reference));
        await().untilAsserted(() ->
                assertThat(deadLetters(reference).getList("items")).hasSize(1));
        var id = deadLetters(reference).getString("items[0].id");

        admin().body(Map.of("reason", " "))
                .put("/api/v1/services/returns/dead-letters/{id}/discard", id)
                .then()
                .statusCode(400);
        var view = admin().body(Map.of("reason", "sent by mistake"))
                .put("/api/v1/services/returns/dead-letters/{id}/discard", id)
                .jsonPath();

        assertThat(view.getString("status")).isEqualTo("discarded");
        assertThat(view.getString("discardReason")).isEqualTo("sent by mistake");
        assertThat(view.getString("payload")).contains(reference);
    }

    @Test
    void showsDeadLettersToAdministratorsAlone() {
        var path = "/api/v1/services/returns/dead-letters";

        RestAssured.get(path).then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("wang.qc").roles("staff").sign())
                .get(path)
                .then()
                .statusCode(403);
        admin().get("/api/v1/services/feedback/dead-letters").then().statusCode(404);
    }

    @Test
    @Tag("AH-11")
    void goesOnWithOtherCasesWhileOneTakesLong() {
        var slow = reference();
        var others = List.of(reference(), reference(), reference(), reference(), reference());
        handler.hold(slow + ":0");

        for (var event = 0; event < 3; event++) {
            kafka.send(TOPIC, TYPE, "/logistics", slow, Samples.received(slow + ":" + event));
            for (var other : others) {
                kafka.send(TOPIC, TYPE, "/logistics", other, Samples.received(other + ":" + event));
            }
        }
        await().untilAsserted(() -> assertThat(others)
                .allSatisfy(other -> assertThat(samples(other + ":2")).isEqualTo(1)));
        assertThat(samples(slow + ":1")).isZero();
        handler.letGo(slow + ":0");

        await().untilAsserted(() -> assertThat(samples(slow + ":2")).isEqualTo(1));
        assertThat(references(slow)).containsExactly(slow + ":0", slow + ":1", slow + ":2");
    }

    @Test
    @Tag("AH-11")
    void goesOnWithOtherCasesWhileOneWaitsForARowThatSomebodyHolds() {
        var reference = reference();
        var others = List.of(reference(), reference(), reference(), reference(), reference());
        QuarkusTransaction.begin();
        em.persist(new Sample(reference));
        em.flush();

        kafka.send(TOPIC, TYPE, "/logistics", reference, Samples.received(reference));
        others.forEach(other -> kafka.send(TOPIC, TYPE, "/logistics", other, Samples.received(other)));
        others.forEach(this::awaitAnnouncement);
        QuarkusTransaction.rollback();

        awaitAnnouncement(reference);
        assertThat(samples(reference)).isEqualTo(1);
    }

    private void sendAndAwaitAnother() {
        var other = reference();
        kafka.send(TOPIC, TYPE, "/logistics", other, Samples.received(other));
        awaitAnnouncement(other);
    }

    private KafkaProbe.Heard awaitAnnouncement(String reference) {
        return kafka.await("qloop.returns", h -> isFor(h, reference), 1).getFirst();
    }

    private static boolean isFor(KafkaProbe.Heard heard, String reference) {
        return reference.equals(heard.data().path("returnReference").asText());
    }

    private long samples(String reference) {
        return references(reference).size();
    }

    /** In the order in which they were made. */
    private List<String> references(String beginning) {
        return QuarkusTransaction.requiringNew().call(() -> em.createQuery(
                        "select reference from Sample where reference like :beginning order by id", String.class)
                .setParameter("beginning", beginning + "%")
                .getResultList());
    }

    private static JsonPath deadLetters(String key) {
        var page =
                admin().get("/api/v1/services/returns/dead-letters?limit=100").jsonPath();
        return new JsonPath("{\"items\":" + toJson(page.getList("items.findAll { it.key == '" + key + "' }")) + "}");
    }

    private static String toJson(List<?> items) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(items);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static io.restassured.specification.RequestSpecification admin() {
        return RestAssured.given()
                .contentType("application/json")
                .auth()
                .oauth2(Tokens.of("admin").roles("admin").sign());
    }

    private static String reference() {
        return "RN-" + UUID.randomUUID();
    }

    static {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }
}
