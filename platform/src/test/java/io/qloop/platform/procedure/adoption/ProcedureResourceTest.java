package io.qloop.platform.procedure.adoption;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ProcedureResourceTest {

    private static final String PATH = "/api/v1/services/returns/procedures";

    @Inject
    Procedures procedures;

    @Inject
    DataSource database;

    @BeforeEach
    void beginAnew() throws SQLException {
        ProceduresFixture.beginAnew(database, procedures);
        adopted("note-flow", null, Map.of("kind", "company"));
    }

    @Test
    @Tag("X-002")
    void listsPresetsWithTheirVersions() {
        as("auditor")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("name", contains("note-flow", "note-short"))
                .body("[0].title.zh", equalTo("便条程序"))
                .body("[0].versions[0].inForceFor[0].kind", equalTo("company"))
                .body("[0].gaps", contains("GAP-01"));
    }

    @Test
    void adoptsTheShippedPresetOnlyOnceAsAVersion() {
        adopted("note-flow", null, Map.of("kind", "site", "key", "suzhou"));

        as("auditor").get(PATH).then().body("[0].versions.number", contains(1));
    }

    @Test
    @Tag("IM-040")
    void letsTheMostSpecificScopeWin() {
        adopted("note-short", null, Map.of("kind", "site", "key", "suzhou"));
        var group = edited("note-flow", "2 working-days");
        adopted("note-flow", group, Map.of("kind", "customer-group", "key", "automotive"));
        var customer = edited("note-flow", "4 working-days");
        adopted("note-flow", customer, Map.of("kind", "customer", "key", "C-1"));

        assertThat(procedures.inForce("note", null, null, null).toString()).isEqualTo("note-flow 1");
        assertThat(procedures.inForce("note", "C-9", "retail", "suzhou").toString())
                .isEqualTo("note-short 1");
        assertThat(procedures.inForce("note", "C-9", "automotive", "suzhou").toString())
                .isEqualTo("note-flow 2");
        assertThat(procedures.inForce("note", "C-1", "automotive", "suzhou").toString())
                .isEqualTo("note-flow 3");
    }

    @Test
    void fallsBackToTheWiderScopeWhenAnAdoptionEnds() {
        var id = adopted("note-short", null, Map.of("kind", "customer", "key", "C-1"));

        as("admin")
                .body(Map.of("reason", "Contract ended"))
                .put(PATH + "/adoptions/" + id + "/end")
                .then()
                .statusCode(200)
                .body("endedReason", equalTo("Contract ended"))
                .body("endedBy", equalTo("some.admin"));

        assertThat(procedures.inForce("note", "C-1", null, null).name()).isEqualTo("note-flow");
    }

    @Test
    void replacesTheOneBeforeAndKeepsItOnRecord() {
        adopted("note-short", null, Map.of("kind", "company"));

        assertThat(procedures.inForce("note", null, null, null).name()).isEqualTo("note-short");
        as("auditor")
                .get(PATH + "/adoptions?all=true")
                .then()
                .body("items.procedure", contains("note-short", "note-flow"))
                .body("items[1].endedAt", notNullValue());
        as("auditor").get(PATH + "/adoptions").then().body("items.procedure", contains("note-short"));
    }

    @Test
    void neverLeavesTheCompanyWithoutOne() {
        var id = adopted("note-short", null, Map.of("kind", "company"));

        refused(
                as("admin").body(Map.of("reason", "why not")).put(PATH + "/adoptions/" + id + "/end"),
                409,
                "adoption-is-the-last");
    }

    @Test
    @Tag("IM-041")
    @Tag("X-008")
    void makesANewVersionThatNamesItsDocumentAndItsDifferences() {
        var number = edited("note-flow", "2 working-days");

        as("auditor")
                .get(PATH + "/note-flow/versions/" + number)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("content.document.number", equalTo("NOTE-01"))
                .body("content.document.title.en", equalTo("Procedure for notes"))
                .body("differences.at", contains("milestones[answer].length"))
                .body("differences[0].left", equalTo("1 working-days"))
                .body("differences[0].right", equalTo("2 working-days"));
    }

    @Test
    @Tag("X-009")
    void writesTheChangeLogOfAVersion() {
        var number = edited("note-flow", "2 working-days");

        as("auditor")
                .get(PATH + "/note-flow/versions/" + number)
                .then()
                .body("content.changeLog", org.hamcrest.Matchers.hasSize(2))
                .body("content.changeLog[1].revision", equalTo("2"))
                .body("content.changeLog[1].clause", equalTo("milestones[answer].length"))
                .body("content.changeLog[1].content", equalTo("Agreed with the customer"))
                .body("content.changeLog[1].mark", equalTo("2/A"))
                .body("content.changeLog[1].application", equalTo("CA-7"))
                .body("content.changeLog[1].by", equalTo("some.admin"))
                .body("content.changeLog[1].date", notNullValue());
    }

    @Test
    @Tag("IM-040")
    void mixesTheClassesOfOneDocumentWithTheDeadlinesOfAnother() {
        var content = content("note-short");
        content.put(
                "milestones",
                List.of(Map.of(
                        "code", "answer",
                        "name", Map.of("zh", "答复", "en", "Answer"),
                        "starts", "received",
                        "length", "1 working-days",
                        "source", "999 A §1")));

        put("note-short", "\"0\"", content)
                .then()
                .statusCode(200)
                .body("content.classes.code", contains("late", "wrong"))
                .body("content.milestones[0].source", equalTo("999 A §1"))
                .body("differences.at", contains("milestones[answer]"));
    }

    @Test
    @Tag("IM-035")
    void keepsTheVersionOfAnOpenCase() {
        var opened = procedures.inForce("note", "C-1", null, null);
        adopted("note-flow", edited("note-flow", "2 working-days"), Map.of("kind", "company"));

        assertThat(procedures.get(opened.name(), opened.number())).isEqualTo(opened);
        assertThat(procedures.inForce("note", "C-1", null, null).number()).isEqualTo(2);
    }

    @Test
    void refusesAStaleEdit() {
        edited("note-flow", "2 working-days");

        refused(put("note-flow", "\"1\"", content("note-flow")), 412, "version-stale");
        refused(
                put("note-flow", as("auditor").get(PATH + "/note-flow").header("ETag"), content("note-flow")),
                412,
                "version-stale");
        refused(put("note-flow", null, content("note-flow")), 428, "if-match-missing");
    }

    @Test
    void refusesAnEditThatChangesNothing() {
        refused(put("note-short", "\"0\"", content("note-short")), 409, "procedure-unchanged");
    }

    @Test
    void refusesABrokenEditNamingFieldAndRule() {
        var content = content("note-flow");
        content.put("classes", List.of());

        var answer = refused(put("note-flow", "\"1\"", content), 422, "procedure-broken");

        answer.then()
                .body(
                        "errors.field",
                        hasItems("content.milestones[0].when.classes[0]", "content.stages[1].when.classes[1]"))
                .body("errors.rule", hasItem("procedure-unknown-code"))
                .body("errors.message", hasItem(startsWith("'a' is not known here")));
    }

    @Test
    void refusesWhatTheSchemaForbidsInTheCallersLanguage() {
        var content = content("note-flow");
        content.remove("departments");

        as("admin")
                .header("If-Match", "\"1\"")
                .header("Accept-Language", "zh")
                .body(Map.of("content", content, "reason", "x"))
                .put(PATH + "/note-flow")
                .then()
                .statusCode(422)
                .body("errors[0].rule", equalTo("procedure-missing"))
                .body("errors[0].message", equalTo("缺少“departments”"));
    }

    @Test
    @Tag("IM-041")
    void refusesToPassAnEditOffAsAnotherDocument() {
        var content = content("note-flow");
        content.put("subject", "letter");

        refused(put("note-flow", "\"1\"", content), 422, "procedure-not-the-preset")
                .then()
                .body("errors[0].field", equalTo("content.subject"));
    }

    @Test
    void retiresAVersionThatIsNotInForce() {
        var number = edited("note-flow", "2 working-days");
        var reason = Map.of("reason", "Mistake");

        as("admin")
                .body(reason)
                .put(PATH + "/note-flow/versions/" + number + "/retire")
                .then()
                .statusCode(200);

        refused(as("admin").body(reason).put(PATH + "/note-flow/versions/1/retire"), 409, "procedure-in-force");
        refused(adopt("note-flow", number, Map.of("kind", "company")), 409, "procedure-retired");
    }

    @Test
    void refusesScopesThatAreNone() {
        refused(adopt("note-flow", null, Map.of("kind", "customer")), 422, "adoption-key-missing");
        refused(adopt("note-flow", null, Map.of("kind", "company", "key", "x")), 422, "adoption-key-unneeded");
        refused(adopt("elsewhere", null, Map.of("kind", "company")), 404, "procedure-not-found");
        refused(adopt("note-flow", 77, Map.of("kind", "company")), 404, "procedure-version-not-found");
        adopt("note-flow", null, Map.of("kind", "planet")).then().statusCode(400);
    }

    @Test
    @Tag("IM-023")
    void gradesAScore() {
        for (var graded : Map.of("89.5", "good", "89.4", "fair", "59.4", "poor").entrySet()) {
            as("auditor")
                    .body(Map.of(
                            "procedure", "note-flow",
                            "startedAt", "2026-03-02T01:00:00Z",
                            "score", new java.math.BigDecimal(graded.getKey())))
                    .post(PATH + "/try")
                    .then()
                    .statusCode(200)
                    .body("grade.code", equalTo(graded.getValue()));
        }
    }

    @Test
    void triesACaseOut() {
        as("auditor")
                .body(Map.of(
                        "subject", "note",
                        "customerId", "C-1",
                        "class", "a",
                        "severity", "serious",
                        "kind", "product",
                        "facts", List.of("in-writing"),
                        "startedAt", "2026-03-02T01:00:00Z",
                        "events", Map.of("sample-received", "2026-03-02T01:00:00Z")))
                .post(PATH + "/try")
                .then()
                .statusCode(200)
                .body("procedure", equalTo("note-flow"))
                .body("number", equalTo(1))
                .body(
                        "milestones.code",
                        contains("answer", "report", "first-word", "indicator", "open-end", "same-day"))
                .body("milestones[0].dueAt", equalTo("2026-03-03T09:30:00Z"))
                .body("milestones[0].due.explanation.size()", org.hamcrest.Matchers.greaterThan(0))
                .body("milestones[1].dueAt", equalTo("2026-03-11T09:30:00Z"))
                .body("milestones[3].state", equalTo("to-be-set"))
                .body("stages[1].acts.function", contains("quality", "sales"))
                .body("stages[1].signs.code", contains("quality", "quality-head", "general-manager"))
                .body("stages[0].requiredFields.code", contains("subject", "attachments"))
                .body("copies[0].to[0].name.zh", equalTo("总经理"))
                .body("handledBy[0].code", equalTo("quality"));
    }

    @Test
    void refusesToTryWhatTheProcedureDoesNotKnow() {
        var trial = Map.of("procedure", "note-flow", "class", "z", "startedAt", "2026-03-02T01:00:00Z");

        refused(as("admin").body(trial).post(PATH + "/try"), 422, "procedure-choice-unknown")
                .then()
                .body("errors[0].field", equalTo("class"))
                .body("errors[0].message", equalTo("The procedure does not know 'z' here. It knows: a, b."));
    }

    @Test
    void comparesPresetsAndVersions() {
        edited("note-flow", "2 working-days");

        as("auditor")
                .get(PATH + "/comparison?left=note-flow:1&right=note-flow:2")
                .then()
                .statusCode(200)
                .body("differences.at", contains("milestones[answer].length"));
        as("auditor")
                .get(PATH + "/comparison?left=note-flow&right=note-short")
                .then()
                .body("differences.at", hasItem("classes[late]"));
        refused(
                as("auditor").get(PATH + "/comparison?left=note-flow&right=note-flow:x"),
                400,
                "procedure-reference-invalid");
    }

    @Test
    void letsAuditorsLookOnly() {
        var scope = Map.of("kind", "company");
        var body = Map.of("procedure", "note-flow", "scope", scope, "reason", "x");

        as("auditor")
                .header("Idempotency-Key", "x")
                .body(body)
                .post(PATH + "/adoptions")
                .then()
                .statusCode(403);
        as("auditor")
                .body(Map.of("reason", "x"))
                .put(PATH + "/note-flow/versions/1/retire")
                .then()
                .statusCode(403);
        as("auditor")
                .header("If-Match", "\"1\"")
                .body(Map.of("content", Map.of(), "reason", "x"))
                .put(PATH + "/note-flow")
                .then()
                .statusCode(403);
        as("auditor")
                .body(Map.of("reason", "x"))
                .put(PATH + "/adoptions/" + UUID.randomUUID() + "/end")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "customer", "system"})
    void isClosedToEverybodyElse(String role) {
        as(role).get(PATH).then().statusCode(403);
        as(role).get(PATH + "/note-flow").then().statusCode(403);
        as(role).body(Map.of("startedAt", "2026-03-02T01:00:00Z"))
                .post(PATH + "/try")
                .then()
                .statusCode(403);
    }

    @Test
    void knowsItsOwnServiceOnly() {
        refused(as("admin").get("/api/v1/services/elsewhere/procedures"), 404, "service-not-found");
    }

    @Test
    void writesAdoptionsToTheAuditTrail() throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select actor from audit_entry where entity = 'Adoption'"
                                + " and case_id = 'procedure:note-flow' order by id desc limit 1")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("some.admin");
        }
    }

    @Test
    void saysWhenASubjectHasNone() {
        assertThatThrownBy(() -> procedures.inForce("letter", null, null, null))
                .isInstanceOf(Refusal.class)
                .hasMessage("procedure-none-in-force");
    }

    private static String adopted(String procedure, Integer number, Map<String, String> scope) {
        return adopt(procedure, number, scope)
                .then()
                .statusCode(201)
                .header("Location", startsWith(PATH + "/adoptions/"))
                .extract()
                .path("id");
    }

    private static Response adopt(String procedure, Integer number, Map<String, String> scope) {
        var body = new HashMap<String, Object>(
                Map.of("procedure", procedure, "scope", scope, "reason", "Decided in the management review"));
        body.put("number", number);
        return as("admin")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(PATH + "/adoptions");
    }

    /** A version of the procedure with another length of its first milestone. */
    private static int edited(String procedure, String length) {
        List<Integer> numbers =
                as("auditor").get(PATH).jsonPath().getList("find { it.name == '" + procedure + "' }.versions.number");
        var latest = as("auditor").get(PATH + "/" + procedure + "/versions/" + numbers.getLast());
        Map<String, Object> content = latest.jsonPath().getMap("content");
        @SuppressWarnings("unchecked") // as the JSON stands there
        var first = ((List<Map<String, Object>>) content.get("milestones")).getFirst();
        first.put("length", length);
        return put(procedure, latest.header("ETag"), content)
                .then()
                .statusCode(200)
                .extract()
                .path("number");
    }

    private static Response put(String procedure, String etag, Map<String, Object> content) {
        var request = as("admin");
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request.body(Map.of(
                        "content", content,
                        "reason", "Agreed with the customer",
                        "mark", "2/A",
                        "application", "CA-7"))
                .put(PATH + "/" + procedure);
    }

    private static Map<String, Object> content(String procedure) {
        return as("auditor").get(PATH + "/" + procedure).jsonPath().getMap("content");
    }

    private static Response refused(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code))
                .body("title", notNullValue());
        return answer;
    }

    private static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(Tokens.of("some." + role).roles(role).sign())
                .contentType(ContentType.JSON);
    }
}
