package io.qloop.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.sample.Sample;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class AuditResourceTest {

    private static final String PATH = "/api/v1/services/returns/";

    @Inject
    EntityManager em;

    @Inject
    AuditSealer sealer;

    @ParameterizedTest
    @CsvSource({
        "auditor,200",
        "general-manager,200",
        "admin,403",
        "staff,403",
        "function-head,403",
        "customer,403",
        "system,403"
    })
    void isOpenToThoseWhoAuditOnly(String role, int status) {
        var id = entryOf(stored(), "inserted");
        for (var path : List.of(
                "audit-entries",
                "audit-entries/" + id,
                "audit-signatures?caseId=x",
                "audit-seals",
                "audit-export?from=2999-01-01T00:00:00Z")) {
            given().auth()
                    .oauth2(Tokens.of("somebody").roles(role).sign())
                    .get(PATH + path)
                    .then()
                    .statusCode(status);
        }
    }

    @Test
    void listsTheEntriesOfACasePageByPage() {
        var sample = stored();
        change(sample, "one");
        change(sample, "two");
        var list = PATH + "audit-entries?limit=2&caseId=" + sample.id();

        var next = asAuditor()
                .get(list)
                .then()
                .statusCode(200)
                .body("items.action", contains("changed", "changed"))
                .body("items.reason", contains("two", "one"))
                .body("items[0].actor", equalTo("wang.qc"))
                .body("items[0].functions", contains("quality"))
                .body("items[0].changes.note", contains("one", "two"))
                .body("items[0].entity", equalTo("Sample"))
                .body("items[0].signature", nullValue())
                .body("next", notNullValue())
                .extract()
                .path("next");
        asAuditor()
                .get(list + "&after=" + next)
                .then()
                .body("items.action", contains("inserted"))
                .body("next", nullValue());
    }

    @Test
    void narrowsTheListByActorEntityAndTime() {
        var before = Instant.now().minusMillis(1);
        var sample = stored();
        change(sample, "one");
        var list = PATH + "audit-entries?caseId=" + sample.id();

        asAuditor().get(list + "&actor=wang.qc").then().body("items", hasSize(1));
        asAuditor().get(list + "&actor=").then().body("items", hasSize(2));
        asAuditor().get(list + "&entity=Sample").then().body("items", hasSize(2));
        asAuditor().get(list + "&entity=Other").then().body("items", hasSize(0));
        asAuditor().get(list + "&from=" + before).then().body("items", hasSize(2));
        asAuditor().get(list + "&to=" + before).then().body("items", hasSize(0));
        asAuditor()
                .get(list + "&from=yesterday")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/parameter-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor=wang.qc", "entity=Sample", "actor=wang.qc&to=2026-01-01T00:00:00Z"})
    void asksForACaseOrATimeToSearchIn(String wide) {
        asAuditor()
                .get(PATH + "audit-entries?" + wide)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/audit-search-too-wide"))
                .body("errors[0].field", equalTo("from"));
        asAuditor()
                .get(PATH + "audit-entries?" + wide + "&from=" + Instant.now().minusSeconds(60))
                .then()
                .statusCode(200);
    }

    @Test
    void tellsWhichSealCoversAnEntry() {
        var id = entryOf(stored(), "inserted");

        await().untilAsserted(() -> {
            sealer.seal();
            asAuditor().get(PATH + "audit-entries/" + id).then().body("seal", notNullValue());
        });

        var entry = asAuditor().get(PATH + "audit-entries/" + id).jsonPath();
        var seal = asAuditor().get(PATH + "audit-seals?limit=1").jsonPath();
        assertThat(seal.getLong("items[0].number")).isGreaterThanOrEqualTo(entry.getLong("seal"));
        assertThat(seal.getLong("items[0].lastPosition")).isGreaterThanOrEqualTo(entry.getLong("position"));
        assertThat(entry.getString("hash")).matches("[0-9a-f]{64}");
        assertThat(seal.getString("items[0].hash")).matches("[0-9a-f]{64}");
    }

    @Test
    void listsSealsPageByPage() {
        for (var i = 0; i < 3; i++) {
            var id = entryOf(stored(), "inserted");
            await().untilAsserted(() -> {
                sealer.seal();
                asAuditor().get(PATH + "audit-entries/" + id).then().body("seal", notNullValue());
            });
        }

        var first = asAuditor().get(PATH + "audit-seals?limit=2&sort=createdAt").jsonPath();
        var second = asAuditor()
                .get(PATH + "audit-seals?limit=2&sort=createdAt&after=" + first.getString("next"))
                .jsonPath();
        assertThat(first.getList("items.number", Long.class)).containsExactly(1L, 2L);
        assertThat(second.getLong("items[0].number")).isEqualTo(3L);
        assertThat(second.getString("items[0].previousHash")).isEqualTo(first.getString("items[1].hash"));
    }

    @Test
    void listsSignaturesInTheirOrder() {
        var sample = stored();
        for (var role : List.of("author", "reviewer", "countersigner")) {
            given().auth()
                    .oauth2(Tokens.of(role).roles("staff").sign())
                    .contentType(ContentType.JSON)
                    .body(Map.of("role", role, "meaning", "Seen"))
                    .put("/api/v1/samples/{id}/signature", sample.id())
                    .then()
                    .statusCode(204);
        }

        asAuditor()
                .get(PATH + "audit-signatures?caseId=" + sample.id())
                .then()
                .statusCode(200)
                .body("order", contains(1, 2, 3))
                .body("signer", contains("author", "reviewer", "countersigner"))
                .body("role", contains("author", "reviewer", "countersigner"));
        asAuditor()
                .get(PATH + "audit-entries?caseId=" + sample.id())
                .then()
                .body("items[0].action", equalTo("signed"))
                .body("items[0].signature.role", equalTo("countersigner"));
    }

    @Test
    void exportsLinesOfJson() {
        var sample = stored();

        var answer = asAuditor().get(PATH + "audit-export");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/jsonl");
        assertThat(answer.header("Content-Disposition")).contains("returns-audit.jsonl");
        assertThat(answer.asString())
                .contains(sample.id().toString())
                .matches("(?s)\\{\"position\".*\n\\{\"end\":true[^\n]*}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit-entries", "audit-signatures?caseId=x", "audit-seals", "audit-export"})
    void knowsNoOtherService(String path) {
        asAuditor()
                .get("/api/v1/services/other/" + path)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/service-not-found"));
    }

    @Test
    void saysThatThereIsNoSuchEntryOrCase() {
        asAuditor()
                .get(PATH + "audit-entries/" + Long.MAX_VALUE)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/audit-entry-not-found"));
        asAuditor()
                .get(PATH + "audit-signatures?caseId=none")
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        asAuditor()
                .get(PATH + "audit-signatures")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    private static RequestSpecification asAuditor() {
        return given().auth().oauth2(Tokens.of("audit").roles("auditor").sign());
    }

    private Sample stored() {
        var sample = new Sample("audit-" + UUID.randomUUID());
        QuarkusTransaction.requiringNew().run(() -> em.persist(sample));
        return sample;
    }

    private static void change(Sample sample, String note) {
        given().auth()
                .oauth2(Tokens.of("wang.qc").roles("staff").functions("quality").sign())
                .contentType(ContentType.JSON)
                .body(Map.of("note", note, "reason", note))
                .put("/api/v1/samples/{id}/note", sample.id())
                .then()
                .statusCode(204);
    }

    private static long entryOf(Sample sample, String action) {
        return asAuditor()
                .get(PATH + "audit-entries?caseId=" + sample.id())
                .jsonPath()
                .getLong("items.find { it.action == '" + action + "' }.position");
    }
}
