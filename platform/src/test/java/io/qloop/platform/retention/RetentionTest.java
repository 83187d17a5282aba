package io.qloop.platform.retention;

import static io.qloop.platform.testing.AuditVerifier.verify;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.Audit;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.deadline.Deadline;
import io.qloop.platform.deadline.DeadlinePlan;
import io.qloop.platform.deadline.Deadlines;
import io.qloop.platform.procedure.proceeding.Proceedings;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slips are kept for five years from the end of the year in which they were closed, in Shanghai's time. */
@ServiceTest
class RetentionTest {

    private static final String SERVICE = "/api/v1/services/returns";
    private static final String DISPOSALS = SERVICE + "/disposals";
    private static final Instant CLOSED = Instant.parse("2019-06-15T01:00:00Z");
    private static final Instant LAST_MOMENT = Instant.parse("2024-12-31T15:59:59Z");
    private static final Instant DUE = Instant.parse("2024-12-31T16:00:00Z");

    @Inject
    EntityManager em;

    @Inject
    Expiry expiry;

    @Inject
    RecordTypes types;

    @Inject
    Disposals disposals;

    @Inject
    Attachments attachments;

    @Inject
    Deadlines deadlines;

    @Inject
    Proceedings proceedings;

    @Inject
    Audit audit;

    @Inject
    OneAtATime oneAtATime;

    @TempDir
    Path folder;

    private final String number = "SL-" + UUID.randomUUID();

    @Test
    @Tag("X-005")
    @Tag("X-006")
    void listsWhoKeepsWhichRecordsAndHowLong() {
        adoptNoteFlow();
        slip(Instant.now());

        as("auditor")
                .get(SERVICE + "/quality-records")
                .then()
                .statusCode(200)
                .body("find { it.code == 'note' }.name.zh", equalTo("便条"))
                .body("find { it.code == 'note' }.procedure", startsWith("note-flow"))
                .body("find { it.code == 'note' }.keptBy.name.zh", equalTo("销售部"))
                .body("find { it.code == 'note' }.years", equalTo(5))
                .body("find { it.code == 'note' }.yearsDecidedBy", equalTo("procedure"))
                .body("find { it.code == 'note' }.missing", empty())
                .body("find { it.code == 'slip' }.keptBy.name.en", equalTo("After-sales service"))
                .body("find { it.code == 'slip' }.years", equalTo(5))
                .body("find { it.code == 'slip' }.yearsDecidedBy", equalTo("company"))
                .body("find { it.code == 'slip' }.countsFrom", equalTo("year-end"))
                .body("find { it.code == 'leaf' }.years", equalTo(null))
                .body("find { it.code == 'leaf' }.missing", contains("keptBy", "years"));
    }

    @Test
    @Tag("X-006")
    void countsTheRecordsAndThoseThatAreDue() {
        var before = as("auditor").get(SERVICE + "/quality-records").jsonPath();
        slip(CLOSED);
        slip(null);
        slip(Instant.now());

        as("auditor")
                .get(SERVICE + "/quality-records")
                .then()
                .body(
                        "find { it.code == 'slip' }.records",
                        equalTo(before.getInt("find { it.code == 'slip' }.records") + 3))
                .body("find { it.code == 'slip' }.due", equalTo(before.getInt("find { it.code == 'slip' }.due") + 1));
    }

    @Test
    @Tag("X-006")
    void writesTheListAsATableInBothLanguages() {
        as("auditor")
                .header("Accept-Language", "zh-CN")
                .get(SERVICE + "/quality-records.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Language", "zh")
                .body(startsWith("\ufeff\"代码\",\"记录名称\",\"程序文件\",\"条款\",\"保存部门\",\"保存年限\""))
                .body(containsString("\"slip\",\"纸条\",\"\",\"\",\"售后服务\",\"5\",\"自关闭当年年末\","))
                .body(containsString("\"leaf\",\"'=叶\",\"\",\"\",\"未定\",\"未定\""));
        as("auditor")
                .get(SERVICE + "/quality-records.csv")
                .then()
                .header("Content-Language", "en")
                .body(containsString("\"leaf\",\"The \"\"leaf\"\"\",\"\",\"\",\"not set\",\"not set\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "customer", "system"})
    void isClosedToOthers(String role) {
        var disposal = proposed(slip(CLOSED));

        as(role).get(SERVICE + "/quality-records").then().statusCode(403);
        as(role).get(SERVICE + "/quality-records.csv").then().statusCode(403);
        as(role).get(DISPOSALS).then().statusCode(403);
        as(role).get(DISPOSALS + "/" + disposal).then().statusCode(403);
        decide(role, disposal, "approval", "*", Map.of("reason", "x")).statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "auditor", "general-manager"})
    void isOpenToThoseWhoAnswerForRecords(String role) {
        var disposal = proposed(slip(CLOSED));

        as(role).get(SERVICE + "/quality-records").then().statusCode(200);
        as(role).get(SERVICE + "/quality-records.csv").then().statusCode(200);
        as(role).get(DISPOSALS + "?number=" + number).then().statusCode(200).body("items", hasSize(1));
        as(role).get(DISPOSALS + "/" + disposal).then().statusCode(200);
    }

    @Test
    void isNotDecidedByAnAuditor() {
        var disposal = proposed(slip(CLOSED));

        for (var decision : List.of("approval", "retention", "proposal")) {
            decide("auditor", disposal, decision, "*", Map.of("reason", "x")).statusCode(403);
        }
        as("auditor")
                .body(Map.of("disposals", List.of(disposal), "reason", "x"))
                .put(DISPOSALS + "/approval")
                .then()
                .statusCode(403);
    }

    @Test
    @Tag("IM-033")
    void proposesARecordOnTheDayAfterItsLastOne() {
        slip(CLOSED);
        slip(null);

        sweep(LAST_MOMENT);
        found().body("items", empty());
        sweep(DUE);
        sweep(DUE);

        found().body("items", hasSize(1))
                .body("items[0].recordType", equalTo("slip"))
                .body("items[0].status", equalTo("proposed"))
                .body("items[0].closedOn", equalTo("2019-06-15"))
                .body("items[0].years", equalTo(5))
                .body("items[0].countsFrom", equalTo("year-end"))
                .body("items[0].keptUntil", equalTo("2024-12-31"));
    }

    @Test
    @Tag("X-005")
    @Tag("IM-033")
    void removesARecordWithAllThatBelongsToItOnceSomebodyHasApprovedIt() throws Exception {
        var slip = slip(CLOSED);
        var caseId = slip.toString();
        var files = AttachmentScope.ofOurs(slip);
        attachments.add(files, "a.txt", new ByteArrayInputStream(caseId.getBytes(StandardCharsets.UTF_8)));
        QuarkusTransaction.requiringNew().run(() -> attachments.lock(files));
        deadline(caseId);
        var disposal = proposed(slip);
        sweep(DUE);
        assertThat(find(slip)).isPresent();

        decide("general-manager", disposal, "approval", "\"0\"", Map.of("reason", "已过保存期"))
                .statusCode(200)
                .body("status", equalTo("approved"));
        assertThat(find(slip)).isPresent();
        sweep(Instant.now());

        assertThat(find(slip)).isEmpty();
        assertThat(attachments.list(files)).isEmpty();
        as("staff").get(SERVICE + "/deadlines?caseId=" + caseId).then().body("items", empty());
        found().body("items", hasSize(1))
                .body("items[0].status", equalTo("done"))
                .body("items[0].number", equalTo(number))
                .body("items[0].decidedBy", equalTo("general-manager.person"))
                .body("items[0].reason", equalTo("已过保存期"));
        as("auditor")
                .get(SERVICE + "/audit-entries?entity=Slip&caseId=" + caseId)
                .then()
                .body("items[0].action", equalTo("removed"))
                .body("items[0].reason", containsString("general-manager.person: 已过保存期"));
        assertThat(verify(exported())).startsWith("0 ");
    }

    @Test
    void approvesSeveralOrNone() {
        var first = proposed(slip(CLOSED));
        var second = proposed(slip(CLOSED));
        decide("admin", second, "retention", "*", Map.of("reason", "law suit")).statusCode(200);

        var both = Map.of("disposals", List.of(first, second), "reason", "period over");
        as("general-manager").body(both).put(DISPOSALS + "/approval").then().statusCode(409);
        as("admin").get(DISPOSALS + "/" + first).then().body("status", equalTo("proposed"));

        decide("admin", second, "proposal", "*", Map.of("reason", "settled")).statusCode(200);
        as("general-manager")
                .body(both)
                .put(DISPOSALS + "/approval")
                .then()
                .statusCode(200)
                .body("status", contains("approved", "approved"));
    }

    @Test
    void keepsUntilADayAndProposesAgainAfterIt() {
        var slip = slip(CLOSED);
        var disposal = proposed(slip);

        decide("admin", disposal, "retention", "\"0\"", Map.of("until", "2031-06-30", "reason", "warranty claim"))
                .statusCode(200)
                .body("status", equalTo("kept"));
        sweep(Instant.parse("2031-06-30T15:59:59Z"));
        found().body("items[0].status", equalTo("kept"));
        sweep(Instant.parse("2031-06-30T16:00:00Z"));

        found().body("items[0].status", equalTo("proposed")).body("items[0].keepUntil", equalTo(null));
        assertThat(find(slip)).isPresent();
    }

    @Test
    void keepsOnLegalHoldUntilSomebodyEndsItAndSomebodyElseApproves() {
        var slip = slip(CLOSED);
        var disposal = proposed(slip);
        decide("general-manager", disposal, "retention", "*", Map.of("reason", "law suit"))
                .statusCode(200);
        sweep(Instant.parse("2090-01-01T00:00:00Z"));
        found().body("items[0].status", equalTo("kept"));

        decide("admin", disposal, "proposal", "*", Map.of("reason", "settled")).statusCode(200);

        decide("admin", disposal, "approval", "*", Map.of("reason", "settled"))
                .statusCode(403)
                .body("type", equalTo("/problems/disposal-approved-by-proposer"));
        decide("general-manager", disposal, "approval", "*", Map.of("reason", "settled"))
                .statusCode(200);
        sweep(Instant.now());
        assertThat(find(slip)).isEmpty();
    }

    @Test
    void leavesARecordThatWasOpenedAgain() {
        var slip = slip(CLOSED);
        var disposal = proposed(slip);
        decide("admin", disposal, "approval", "*", Map.of("reason", "period over"))
                .statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> em.find(Slip.class, slip).reopen());

        sweep(Instant.now());

        assertThat(find(slip)).isPresent();
        found().body("items", empty());
    }

    @Test
    void saysWhatIsWrong() {
        var disposal = proposed(slip(CLOSED));

        decide("admin", disposal, "approval", "*", Map.of("reason", " "))
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        decide("admin", disposal, "approval", null, Map.of("reason", "x")).statusCode(428);
        decide("admin", disposal, "approval", "\"7\"", Map.of("reason", "x")).statusCode(412);
        decide("admin", disposal, "proposal", "*", Map.of("reason", "x"))
                .statusCode(409)
                .body("type", equalTo("/problems/disposal-move-refused"));
        decide("admin", disposal, "retention", "*", Map.of("reason", "x", "until", "2020-01-01"))
                .statusCode(422)
                .body("type", equalTo("/problems/disposal-keep-until-past"));
        decide("admin", UUID.randomUUID().toString(), "approval", "*", Map.of("reason", "x"))
                .statusCode(404);
        as("admin").get("/api/v1/services/survey/disposals").then().statusCode(404);
        as("admin").get(DISPOSALS + "/" + disposal).then().body("status", equalTo("proposed"));
    }

    private UUID slip(Instant closedAt) {
        var slip = new Slip(number, CLOSED, closedAt);
        QuarkusTransaction.requiringNew().run(() -> em.persist(slip));
        return slip.id();
    }

    private Optional<Slip> find(UUID slip) {
        return QuarkusTransaction.requiringNew().call(() -> Optional.ofNullable(em.find(Slip.class, slip)));
    }

    /** An instance of the service at this moment. */
    private void sweep(Instant now) {
        new DisposalSweep(
                        expiry,
                        types,
                        disposals,
                        attachments,
                        deadlines,
                        proceedings,
                        audit,
                        oneAtATime,
                        Clock.fixed(now, ZoneOffset.UTC))
                .sweep();
    }

    private String proposed(UUID slip) {
        sweep(DUE);
        return QuarkusTransaction.requiringNew()
                .call(() -> disposals.find("recordId", slip).firstResult().id().toString());
    }

    private void deadline(String caseId) {
        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.start(
                        "suzhou",
                        new Deadline.Beginning(
                                caseId,
                                number,
                                caseId,
                                "answered",
                                Optional.empty(),
                                Optional.empty(),
                                "received",
                                CLOSED,
                                new DeadlinePlan(
                                        Length.parse("1 hours"),
                                        CountingRules.USUAL,
                                        List.of(),
                                        List.of(),
                                        Optional.empty()))));
    }

    private static void adoptNoteFlow() {
        as("admin")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("procedure", "note-flow", "scope", Map.of("kind", "company"), "reason", "test"))
                .post(SERVICE + "/procedures/adoptions")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse found() {
        return as("auditor").get(DISPOSALS + "?number=" + number).then().statusCode(200);
    }

    private static ValidatableResponse decide(
            String role, String disposal, String decision, String ifMatch, Map<String, ?> body) {
        var request = as(role).body(new HashMap<>(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(DISPOSALS + "/" + disposal + "/" + decision).then();
    }

    private Path exported() throws Exception {
        var export = as("auditor").get(SERVICE + "/audit-export").asByteArray();
        return Files.write(folder.resolve("export.jsonl"), export);
    }

    private static RequestSpecification as(String role) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Tokens.of(role + ".person").roles(role).sign());
    }
}
