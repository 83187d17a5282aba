package io.qloop.platform.procedure.proceeding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.platform.audit.Audit;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.procedure.adoption.ProceduresFixture;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProceedingResourceTest {

    private static final String SERVICE = "/api/v1/services/returns";
    private static final String PATH = SERVICE + "/proceedings/";

    /** A Wednesday; the next day of work is the Thursday. */
    private static final Instant RECEIVED = Instant.parse("2026-11-04T02:00:00Z");

    @Inject
    Proceedings proceedings;

    @Inject
    Audit audit;

    @Inject
    Procedures procedures;

    @Inject
    DataSource database;

    private final UUID caseId = Ids.next();

    @BeforeEach
    void beginAnew() throws SQLException {
        ProceduresFixture.beginAnew(database, procedures);
        adopted("note-flow", null);
    }

    @Test
    @Tag("IM-001")
    void beginsInTheFirstStageWithTheClocksOfItsReceipt() {
        var due = open("a", "minor").dueAt();

        assertThat(due).contains(Instant.parse("2026-11-05T09:30:00Z"));
        show().body("stage.code", equalTo("received"))
                .body("procedure.name", equalTo("note-flow"))
                .body("path.code", contains("received"))
                .body("milestones.find { it.code == 'answer' }.dueAt", equalTo("2026-11-05T09:30:00Z"))
                .body("milestones.find { it.code == 'report' }.state", equalTo("not-started"));
        deadlines().body("items.milestone", contains("answer")).body("items[0].procedure", equalTo("note-flow/1"));
    }

    @Test
    void beginsBeforeTheFirstStageWhereSomethingIsMissing() {
        QuarkusTransaction.requiringNew().run(() -> open(opening("a", "minor", Set.of())));

        show().body("stage", nullValue())
                .body("next.code", contains("received"))
                .body("next[0].missing.code", hasItem("subject"));
    }

    @Test
    @Tag("AH-02")
    void refusesAStepWithExactlyWhatItShowsAsMissing() {
        open("a", "minor");

        var shown = show().body("next.code", contains("answered"))
                .body("next[0].missing.kind", contains("field", "signature", "signature"))
                .body("next[0].signaturesToCome.code", contains("author", "review"))
                .extract();
        var refused = take("some.sales", "answered")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/stage-not-open"))
                .extract();

        assertThat(refused.<List<String>>path("errors.field")).isEqualTo(shown.path("next[0].missing.at"));
    }

    @Test
    @Tag("X-003")
    @Tag("AH-80")
    void goesThroughItsProcedureSignedInOrder() {
        open("a", "minor");
        enter(Map.of("fields", Map.of("answer", "We replace it"))).statusCode(200);

        sign("other.quality", "review").then().statusCode(409).body("type", equalTo("/problems/signature-out-of-turn"));
        sign("some.quality", "author").then().statusCode(200);
        sign("some.sales", "review").then().statusCode(403);
        sign("head.quality", "review").then().statusCode(200).body("signatures.stands", contains(true, true));
        take("some.sales", "answered").then().statusCode(200).body("stage.code", equalTo("answered"));

        deadlines().body("items.find { it.milestone == 'answer' }.status", equalTo("met"));
        var signed = QuarkusTransaction.requiringNew().call(() -> audit.signatures(caseId.toString()));
        assertThat(signed)
                .extracting(s -> s.signer() + " " + s.role())
                .containsExactly("some.quality AUTHOR", "head.quality REVIEWER");
        var event = announced();
        assertThat(event.at("/stage").asText()).isEqualTo("answered");
        assertThat(event.at("/copies/0/department").asText()).isEqualTo("general-manager");
        assertThat(event.at("/copies").size()).isEqualTo(1);

        enter(Map.of("facts", Map.of("accepted", true))).statusCode(200);
        take("some.sales", "accepted")
                .then()
                .statusCode(200)
                .body("endedAt", notNullValue())
                .body("next", empty());
        enter(Map.of("facts", Map.of("urgent", true)))
                .statusCode(409)
                .body("type", equalTo("/problems/proceeding-ended"));
    }

    @Test
    @Tag("X-003")
    void neverLetsTheAuthorReview() {
        open("a", "minor");
        enter(Map.of("fields", Map.of("answer", "We replace it"))).statusCode(200);
        sign("head.quality", "author").then().statusCode(200);

        sign("head.quality", "review").then().statusCode(403).body("type", equalTo("/problems/signature-of-author"));
    }

    @Test
    void takesBackSignaturesOfWordsThatHaveChanged() {
        open("a", "minor");
        enter(Map.of("fields", Map.of("answer", "We replace it"))).statusCode(200);
        sign("some.quality", "author").then().statusCode(200);

        enter(Map.of("fields", Map.of("answer", "We do nothing")))
                .statusCode(200)
                .body("signatures", empty());
    }

    @Test
    void showsThatWordsWereChangedAfterTheStepTheyWereSignedFor() {
        open("a", "minor");
        enter(Map.of("fields", Map.of("answer", "We replace it"))).statusCode(200);
        sign("some.quality", "author").then().statusCode(200);
        sign("head.quality", "review").then().statusCode(200);
        take("some.sales", "answered").then().statusCode(200);

        enter(Map.of("fields", Map.of("answer", "We do nothing")))
                .statusCode(200)
                .body("signatures.stands", contains(false, false));
    }

    @Test
    @Tag("IM-006")
    void givesAnotherClassOtherDatesForAReason() {
        open("a", "minor");

        enter(Map.of("class", "b")).statusCode(422).body("errors[0].field", equalTo("reason"));
        enter(Map.of("class", "b", "reason", "The customer calls it a wish")).statusCode(200);

        deadlines()
                .body("items.find { it.milestone == 'answer' }.status", equalTo("cancelled"))
                .body("items.find { it.milestone == 'answer-b' }.status", equalTo("running"))
                .body("items.find { it.milestone == 'answer-b' }.dueAt", equalTo("2026-11-09T09:30:00Z"));
        enter(Map.of("class", "a", "reason", "It is none")).statusCode(200);
        deadlines().body("items.findAll { it.status == 'running' }.milestone", contains("answer"));
    }

    @Test
    @Tag("IM-006")
    @Tag("IM-035")
    void movesAnOpenCaseToAnotherVersionWithItsDates() {
        open("a", "minor");
        var number = edited("2 working-days");
        show().body("procedure.number", equalTo(1));

        as("head.quality")
                .get(PATH + caseId + "/changeover?procedure=note-flow&number=" + number)
                .then()
                .statusCode(200)
                .body("milestones.find { it.code == 'answer' }.after.due.at", equalTo("2026-11-06T09:30:00Z"));
        move("head.quality", number, "The customer agreed").statusCode(200).body("procedure.number", equalTo(number));

        deadlines()
                .body("items", hasSize(1))
                .body("items[0].procedure", equalTo("note-flow/" + number))
                .body("items[0].dueAt", equalTo("2026-11-06T09:30:00Z"));
        try (var kafka = new KafkaProbe()) {
            var changed = kafka.await("qloop.returns", "qloop.returns.deadline-changed.v1", caseId.toString())
                    .data();
            assertThat(changed.path("milestoneName").path("zh").asText())
                    .as("as the document names it")
                    .isEqualTo("答复");
        }
    }

    @Test
    @Tag("IM-035")
    void movesNoCaseToAProcedureThatDoesNotKnowWhereItStands() {
        open("a", "minor");
        adopted("note-short", null);

        as("head.quality")
                .header("If-Match", etag())
                .body(Map.of("procedure", "note-short", "number", 1, "reason", "Shorter"))
                .put(PATH + caseId + "/procedure")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/proceeding-not-movable"));
        show().body("procedure.name", equalTo("note-flow"));
    }

    @Test
    @Tag("IM-001")
    @Tag("IM-005")
    void startsTheClockOfASampleWithItsReceipt() {
        open("a", "minor");

        enter(Map.of("events", Map.of("sample-received", "2099-01-01T00:00:00Z")))
                .statusCode(422)
                .body("errors[0].field", equalTo("events.sample-received"));
        enter(Map.of("events", Map.of("sample-received", "2026-11-05T03:00:00Z")))
                .statusCode(200);
        enter(Map.of("events", Map.of("sample-received", "2026-11-06T03:00:00Z")))
                .statusCode(409)
                .body("type", equalTo("/problems/proceeding-event-recorded"));

        show().body("milestones.find { it.code == 'report' }.dueAt", equalTo("2026-11-16T09:30:00Z"));
    }

    @Test
    void namesWhatTheProcedureDoesNotKnow() {
        open("a", "minor");
        var before = etag();

        for (var wrong : List.of(
                Map.of("class", "z"),
                Map.of("fields", Map.of("colour", "red")),
                Map.of("facts", Map.of("raining", true)),
                Map.of("events", Map.of("moon-full", "2026-11-05T03:00:00Z")),
                Map.of("kind", "gift"))) {
            enter(wrong).statusCode(422).body("type", equalTo("/problems/procedure-choice-unknown"));
        }
        enter(Map.of("fields", Map.of("subject", "Mine")))
                .statusCode(422)
                .body("type", equalTo("/problems/proceeding-field-of-the-case"));
        enter(Map.of("fields", Map.of("answer", "  "))).statusCode(400);
        take("some.sales", "nowhere").then().statusCode(404);
        assertThat(etag()).isEqualTo(before);
    }

    @Test
    void refusesToOpenACaseOfAClassThatTheProcedureDoesNotKnow() {
        assertThatThrownBy(() -> open("z", "minor"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains("class"));
    }

    @Test
    @Tag("AH-05")
    void letsNobodyOverwriteWhatAnotherHasEntered() {
        open("a", "minor");
        var seen = etag();
        enter(Map.of("fields", Map.of("answer", "First"))).statusCode(200);

        as("some.sales")
                .header("If-Match", seen)
                .body(Map.of("fields", Map.of("answer", "Second")))
                .put(PATH + caseId + "/entries")
                .then()
                .statusCode(412)
                .body("errors.field", contains("fields.answer"))
                .body("errors.rule", contains("changed-since-by"))
                .body("errors[0].message", containsString("some.sales"))
                .body("errors[0].message", endsWith("it says now: First"));
        as("some.sales")
                .body(Map.of("fields", Map.of("answer", "Second")))
                .put(PATH + caseId + "/entries")
                .then()
                .statusCode(428);
        show().body("fields.find { it.code == 'answer' }.value", equalTo("First"));
    }

    @Test
    void isForOurOwnPeople() {
        open("a", "minor");

        given().get(PATH + caseId).then().statusCode(401);
        as("a.customer").get(PATH + caseId).then().statusCode(403);
        as("an.auditor").get(PATH + caseId).then().statusCode(200);
        as("an.auditor")
                .header("If-Match", "*")
                .body(Map.of("stage", "answered"))
                .put(PATH + caseId + "/stage")
                .then()
                .statusCode(403);
        move("some.sales", 1, "Because").statusCode(403);
        as("some.sales").get(PATH + Ids.next()).then().statusCode(404);
        as("some.sales")
                .get("/api/v1/services/other/proceedings/" + caseId)
                .then()
                .statusCode(404);
    }

    @Test
    void listsCasesByWhereTheyStand() {
        open("b", "serious");

        as("some.sales")
                .get(SERVICE + "/proceedings?stage=received&class=b&function=quality&ended=false&customerId="
                        + customer())
                .then()
                .statusCode(200)
                .body("items.caseId", contains(caseId.toString()));
        as("some.sales")
                .get(SERVICE + "/proceedings?ended=true&customerId=" + customer())
                .then()
                .body("items", empty());
    }

    @Test
    void endsTogetherWithItsCase() {
        open("a", "minor");

        QuarkusTransaction.requiringNew().run(() -> proceedings.end(caseId, "withdrawn"));

        show().body("endedReason", equalTo("withdrawn"));
        deadlines().body("items.status", containsInAnyOrder("cancelled"));
    }

    @Test
    @Tag("IM-011")
    void letsAQuestionBeAnsweredByWhomTheProcedureNamesAndSaysWhoDid() {
        open("a", "minor");

        enter(Map.of("facts", Map.of("costly", true)))
                .statusCode(403)
                .body("type", equalTo("/problems/proceeding-fact-of-others"));
        as("head.quality")
                .header("If-Match", etag())
                .body(Map.of("facts", Map.of("costly", true)))
                .put(PATH + caseId + "/entries")
                .then()
                .statusCode(200)
                .body("facts.find { it.code == 'costly' }.answeredBy", equalTo("head.quality"))
                .body("facts.find { it.code == 'costly' }.answeredAt", notNullValue())
                .body("facts.find { it.code == 'urgent' }.answeredBy", nullValue());
    }

    @Test
    @Tag("GW-003")
    void takesWhatAFieldIsMeantFor() {
        open("a", "minor");

        enter(Map.of("fields", Map.of("answeredOn", "soon")))
                .statusCode(422)
                .body("type", equalTo("/problems/procedure-day-invalid"))
                .body("errors.field", contains("fields.answeredOn"));
        enter(Map.of("fields", Map.of("copyTo", "other：仓库，sales")))
                .statusCode(200)
                .body("fields.find { it.code == 'copyTo' }.value", equalTo("sales, other: 仓库"))
                .body("fields.find { it.code == 'copyTo' }.type", equalTo("boxes"));
    }

    @Test
    void isGivenItsFieldsByTheCaseAloneWhereItAwaitsThem() {
        QuarkusTransaction.requiringNew().run(() -> open(awaiting("answer", "urgent")));

        enter(Map.of("fields", Map.of("answer", "By hand")))
                .statusCode(422)
                .body("type", equalTo("/problems/proceeding-field-of-the-case"));
        enter(Map.of("facts", Map.of("urgent", true))).statusCode(422);
        QuarkusTransaction.requiringNew()
                .run(() -> proceedings.supply(
                        caseId, new Supply(Map.of("answer", "By the case", "unknown", "-"), Map.of("urgent", true))));

        show().body("fields.find { it.code == 'answer' }.value", equalTo("By the case"))
                .body("facts.find { it.code == 'urgent' }.holds", equalTo(true))
                .body("next[0].missing.kind", contains("signature", "signature"));
    }

    @Test
    void comesToAnEndByItselfOnlyFromWhereItsProcedureLetsIt() {
        open("a", "minor");

        assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> proceedings.requireWayTo(caseId, "accepted")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("stage-not-open"));
        answered();
        QuarkusTransaction.requiringNew().run(() -> {
            proceedings.requireWayTo(caseId, "accepted");
            proceedings.end(caseId, "handed-on");
        });
        QuarkusTransaction.requiringNew()
                .run(() -> proceedings.arrive(caseId, "accepted", Supply.ofField("copyTo", "quality"), "some.sales"));

        show().body("stage.code", equalTo("accepted"))
                .body("path.by.last()", equalTo("some.sales"))
                .body("facts.find { it.code == 'accepted' }.holds", equalTo(true));
        assertThat(announced("accepted").at("/copies/0/department").asText()).isEqualTo("quality");
    }

    @Test
    @Tag("IM-014")
    void goesOnAfterItWasOverWithItsClocks() {
        open("a", "minor");
        QuarkusTransaction.requiringNew().run(() -> proceedings.end(caseId, "withdrawn"));

        QuarkusTransaction.requiringNew().run(() -> proceedings.reopen(caseId, Optional.empty(), "Not over"));

        show().body("stage.code", equalTo("received"))
                .body("endedAt", nullValue())
                .body("endedReason", nullValue());
        deadlines()
                .body("items.status", containsInAnyOrder("cancelled", "running"))
                .body("items.find { it.status == 'running' }.dueAt", equalTo("2026-11-05T09:30:00Z"));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> proceedings.reopen(caseId, Optional.empty(), "Again")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("proceeding-not-ended"));
    }

    @Test
    @Tag("IM-014")
    void goesBackIntoAStageThatItHasPassed() {
        open("a", "minor");
        answered();
        enter(Map.of("facts", Map.of("accepted", true))).statusCode(200);
        take("some.sales", "accepted").then().statusCode(200);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> proceedings.reopen(caseId, Optional.of("accepted"), "Not over")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("proceeding-stage-not-passed"));
        QuarkusTransaction.requiringNew().run(() -> proceedings.reopen(caseId, Optional.empty(), "Not over"));

        show().body("stage.code", equalTo("answered")).body("next.code", hasItem("accepted"));
    }

    // ---- The case and the people

    private void answered() {
        enter(Map.of("fields", Map.of("answer", "We replace it"))).statusCode(200);
        sign("some.quality", "author").then().statusCode(200);
        sign("head.quality", "review").then().statusCode(200);
        take("some.sales", "answered").then().statusCode(200);
    }

    private Opening awaiting(String... codes) {
        return new Opening(
                caseId,
                "NT-2026-000001",
                "note",
                customer(),
                null,
                CompanyFunction.QUALITY,
                Judgement.of("a", "minor", "product", Set.of()),
                Set.of("subject"),
                Set.of(codes),
                Map.of(),
                RECEIVED);
    }

    private Proceedings.Opened open(String caseClass, String severity) {
        return QuarkusTransaction.requiringNew().call(() -> open(opening(caseClass, severity, Set.of("subject"))));
    }

    private Proceedings.Opened open(Opening opening) {
        return proceedings.open(proceedings.inForce("note", opening.customerId(), null, null), opening);
    }

    private Opening opening(String caseClass, String severity, Set<String> held) {
        return new Opening(
                caseId,
                "NT-2026-000001",
                "note",
                customer(),
                null,
                CompanyFunction.QUALITY,
                Judgement.of(caseClass, severity, "product", Set.of()),
                held,
                RECEIVED);
    }

    private String customer() {
        return "C-" + caseId.toString().substring(24);
    }

    private static RequestSpecification as(String who) {
        var token = Tokens.of(who);
        token = switch (who) {
            case "head.quality" -> token.roles("staff", "function-head").functions("quality");
            case "some.quality", "other.quality" -> token.roles("staff").functions("quality");
            case "some.sales" -> token.roles("staff").functions("sales");
            case "an.auditor" -> token.roles("auditor");
            case "an.admin" -> token.roles("admin");
            case "a.customer" -> token.roles("customer");
            default -> throw new IllegalArgumentException(who);
        };
        return given().contentType("application/json").auth().oauth2(token.sign());
    }

    private ValidatableResponse show() {
        return as("some.sales").get(PATH + caseId).then().statusCode(200);
    }

    private String etag() {
        return as("some.sales").get(PATH + caseId).header("ETag");
    }

    private ValidatableResponse enter(Map<String, ?> entries) {
        return as("some.sales")
                .header("If-Match", etag())
                .body(entries)
                .put(PATH + caseId + "/entries")
                .then();
    }

    private Response sign(String who, String signature) {
        return as(who).header("If-Match", etag())
                .body(Map.of("stage", "answered"))
                .put(PATH + caseId + "/signatures/" + signature);
    }

    private Response take(String who, String stage) {
        return as(who).header("If-Match", etag()).body(Map.of("stage", stage)).put(PATH + caseId + "/stage");
    }

    private ValidatableResponse move(String who, int number, String reason) {
        return as(who).header("If-Match", etag())
                .body(Map.of("procedure", "note-flow", "number", number, "reason", reason))
                .put(PATH + caseId + "/procedure")
                .then();
    }

    private ValidatableResponse deadlines() {
        return as("some.sales")
                .get(SERVICE + "/deadlines?caseId=" + caseId)
                .then()
                .statusCode(200);
    }

    private JsonNode announced() {
        try (var kafka = new KafkaProbe()) {
            return kafka.await("qloop.returns", "qloop.returns.stage-entered.v1", caseId.toString())
                    .data();
        }
    }

    private JsonNode announced(String stage) {
        try (var kafka = new KafkaProbe()) {
            return kafka.await(
                            "qloop.returns",
                            heard -> caseId.toString().equals(heard.key())
                                    && heard.data().path("stage").asText().equals(stage),
                            1)
                    .getFirst()
                    .data();
        }
    }

    private static void adopted(String name, Integer number) {
        var body = new HashMap<String, Object>();
        body.put("procedure", name);
        body.put("number", number);
        body.put("scope", Map.of("kind", "company"));
        body.put("reason", "Test");
        as("an.admin")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(SERVICE + "/procedures/adoptions")
                .then()
                .statusCode(201);
    }

    /** Gives class a another length; the number of the new version. */
    private static int edited(String length) {
        var latest = as("an.admin").get(SERVICE + "/procedures/note-flow/versions/1");
        Map<String, Object> content = latest.jsonPath().getMap("content");
        @SuppressWarnings("unchecked") // as the JSON stands there
        var first = ((List<Map<String, Object>>) content.get("milestones")).getFirst();
        first.put("length", length);
        return as("an.admin")
                .header("If-Match", latest.header("ETag"))
                .body(Map.of("content", content, "reason", "Agreed", "mark", "2/A", "application", "CA-7"))
                .put(SERVICE + "/procedures/note-flow")
                .then()
                .statusCode(200)
                .extract()
                .path("number");
    }
}
