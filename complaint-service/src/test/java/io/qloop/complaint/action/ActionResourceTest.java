package io.qloop.complaint.action;

import static io.qloop.complaint.Scenes.ACTION_ASSIGNED;
import static io.qloop.complaint.Scenes.actions;
import static io.qloop.complaint.Scenes.as;
import static io.qloop.complaint.Scenes.completedActionOf;
import static io.qloop.complaint.Scenes.customer;
import static io.qloop.complaint.Scenes.firstActionOf;
import static io.qloop.complaint.Scenes.headOfQuality;
import static io.qloop.complaint.Scenes.opened;
import static io.qloop.complaint.Scenes.production;
import static io.qloop.complaint.Scenes.quality;
import static io.qloop.complaint.Scenes.sales;
import static io.qloop.complaint.Scenes.unique;
import static io.qloop.complaint.Scenes.verifiedActionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.complaint.Scenes;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ActionResourceTest {

    private static final String MEASURE =
            "{\"measure\": \"guide pulleys replaced\", \"cause\": \"worn guide pulleys\"}";
    private static final String EFFECTIVE = "{\"effective\": true, \"remark\": \"no scratches in 3 lots\"}";
    private static final String NOT_EFFECTIVE = "{\"effective\": false, \"remark\": \"still scratched\"}";

    private static Scenes scenes;
    private static String customer;

    @Inject
    Calendars calendars;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
        customer = scenes.customer();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    void isDueSevenWorkingDaysAfterItsAssignment() {
        var complaint = opened(customer, unique("L"));

        var assigned =
                scenes.awaitEvents(complaint, ACTION_ASSIGNED, 1).getFirst().data();

        var at = Instant.parse(assigned.at("/assignedAt").asText());
        assertThat(Instant.parse(assigned.at("/dueAt").asText()))
                .isEqualTo(calendars.company().due(at, Length.workingDays(7)).at());
        quality()
                .get("/api/v1/actions/{id}", firstActionOf(complaint))
                .then()
                .body("dueAt", equalTo(assigned.at("/dueAt").asText()));
    }

    @Test
    void goesFromAssignmentToVerification() {
        var complaint = opened(customer, unique("L"));
        var action = firstActionOf(complaint);

        complete(production(), action, "\"0\"", MEASURE)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("status", equalTo("completed"))
                .body("completedBy", equalTo("zhao.production"));
        verify(headOfQuality(), action, "\"1\"", EFFECTIVE)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("status", equalTo("verified"))
                .body("verifiedBy", equalTo("li.quality"));

        quality()
                .get("/api/v1/actions/{id}", action)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("number", matchesPattern("CA-\\d{4}-\\d{6}"))
                .body("measure", equalTo("guide pulleys replaced"))
                .body("cause", equalTo("worn guide pulleys"))
                .body("remark", equalTo("no scratches in 3 lots"))
                .body("attempts", empty());
        var completed = scenes.awaitEvents(complaint, "qloop.complaint.action-completed.v1", 1);
        assertThat(completed.getFirst().data().at("/completedBy").asText()).isEqualTo("zhao.production");
        var verified = scenes.awaitEvents(complaint, "qloop.complaint.action-verified.v1", 1);
        assertThat(verified.getFirst().data().at("/effective").asBoolean()).isTrue();
    }

    @Test
    @Tag("X-013")
    void keepsCauseMeasureFunctionVerificationAndOriginOfAPreventiveActionAsOfACorrectiveOne() {
        var complaint = opened(customer, unique("L"));
        var corrective = firstActionOf(complaint);
        String preventive = quality()
                .header("Idempotency-Key", complaint)
                .body(
                        "{\"kind\": \"preventive\", \"function\": \"production\", \"description\": \"check the other lines\"}")
                .post("/api/v1/complaints/{id}/actions", complaint)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        complete(production(), preventive, "*", MEASURE).then().statusCode(200);
        verify(quality(), preventive, "*", EFFECTIVE).then().statusCode(200);

        quality()
                .get("/api/v1/actions/{id}", corrective)
                .then()
                .body("kind", equalTo("corrective"))
                .body("complaintId", equalTo(complaint));
        quality()
                .get("/api/v1/actions/{id}", preventive)
                .then()
                .body("kind", equalTo("preventive"))
                .body("complaintId", equalTo(complaint))
                .body("function", equalTo("production"))
                .body("measure", notNullValue())
                .body("cause", notNullValue())
                .body("completedBy", notNullValue())
                .body("verifiedBy", notNullValue())
                .body("status", equalTo("verified"));
    }

    @Test
    void isOpenAgainAfterAMeasureThatWasNotEffective() {
        var complaint = opened(customer, unique("L"));
        var action = completedActionOf(complaint);

        verify(headOfQuality(), action, "\"1\"", NOT_EFFECTIVE)
                .then()
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("measure", nullValue())
                .body("attempts.measure", contains("guide pulleys replaced"))
                .body("attempts.completedBy", contains("zhao.production"))
                .body("attempts.remark", contains("still scratched"))
                .body("attempts.verifiedBy", contains("li.quality"));

        var assigned = scenes.awaitEvents(complaint, ACTION_ASSIGNED, 2);
        var again = assigned.getLast().data();
        assertThat(again.at("/actionId").asText()).isEqualTo(action);
        assertThat(Instant.parse(again.at("/dueAt").asText()))
                .isEqualTo(calendars
                        .company()
                        .due(Instant.parse(again.at("/assignedAt").asText()), Length.workingDays(7))
                        .at());
        assertThat(again.at("/assignedAt").asText())
                .isNotEqualTo(assigned.getFirst().data().at("/assignedAt").asText());
        complete(production(), action, "*", "{\"measure\": \"guide pulleys polished\"}")
                .then()
                .statusCode(200);
        verify(headOfQuality(), action, "*", EFFECTIVE).then().body("status", equalTo("verified"));
        quality()
                .get("/api/v1/actions/{id}", action)
                .then()
                .body("measure", equalTo("guide pulleys polished"))
                .body("cause", nullValue())
                .body("attempts", hasSize(1));
    }

    @Test
    void showsTheDateThatAnExtensionGaveIt() {
        var complaint = opened(customer, unique("L"));
        var action = firstActionOf(complaint);
        var deadlines = "/api/v1/services/complaint/deadlines";
        var deadline = quality().get(deadlines + "?caseId=" + complaint).jsonPath();
        assertThat(deadline.getList("items.milestone")).containsExactly("action-completed");
        assertThat(deadline.getList("items.itemId")).containsExactly(action);
        var later = Instant.parse(deadline.getString("items[0].dueAt")).plusSeconds(86_400);

        headOfQuality()
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"dueAt\": \"" + later
                        + "\", \"requestedBy\": \"zhao.production\", \"reason\": \"spare part\"}")
                .put(deadlines + "/" + deadline.getString("items[0].id") + "/extension")
                .then()
                .statusCode(200);

        quality().get("/api/v1/actions/{id}", action).then().body("dueAt", equalTo(later.toString()));
        complete(production(), action, "*", MEASURE).then().statusCode(200);
        quality()
                .get(deadlines + "?caseId=" + complaint)
                .then()
                .body("items.status", contains("met"))
                .body("items.late", contains(false));
    }

    @Test
    void isNeverVerifiedByWhoCompletedIt() {
        var complaint = opened(customer, unique("L"));
        var action = firstActionOf(complaint);
        var both = Tokens.of("zhou.both").roles("staff").functions("production", "quality");
        complete(as(both), action, "\"0\"", MEASURE).then().statusCode(200);

        for (var verdict : List.of(EFFECTIVE, NOT_EFFECTIVE)) {
            verify(as(both), action, "\"1\"", verdict)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/verifier-completed-it"));
        }
        verify(quality(), action, "\"1\"", EFFECTIVE).then().statusCode(200);
    }

    @Test
    void refusesEveryMoveThatTheStateDoesNotAllow() {
        var complaint = opened(customer, unique("L"));
        var action = firstActionOf(complaint);

        refused(verify(headOfQuality(), action, "*", EFFECTIVE), 409, "action-not-completed");
        complete(production(), action, "*", MEASURE).then().statusCode(200);
        refused(complete(production(), action, "*", MEASURE), 409, "action-already-completed");
        verify(headOfQuality(), action, "*", EFFECTIVE).then().statusCode(200);
        refused(complete(production(), action, "*", MEASURE), 409, "action-already-verified");
        refused(verify(headOfQuality(), action, "*", NOT_EFFECTIVE), 409, "action-already-verified");
    }

    @Test
    void refusesAChangeOfAVersionThatNobodyHasSeen() {
        var action = firstActionOf(opened(customer, unique("L")));

        refused(production().body(MEASURE).put("/api/v1/actions/{id}/completion", action), 428, "if-match-missing");
        refused(complete(production(), action, "\"9\"", MEASURE), 412, "version-stale");
        complete(production(), action, "\"0\"", MEASURE).then().statusCode(200);
        refused(
                headOfQuality().body(EFFECTIVE).put("/api/v1/actions/{id}/verification", action),
                428,
                "if-match-missing");
        refused(verify(headOfQuality(), action, "\"0\"", EFFECTIVE), 412, "version-stale");
    }

    @Test
    void takesOneOfTwoCompletionsAtTheSameMoment() throws Exception {
        var action = firstActionOf(opened(customer, unique("L")));
        Callable<Integer> completion =
                () -> complete(production(), action, "\"0\"", MEASURE).statusCode();

        try (var people = Executors.newFixedThreadPool(3)) {
            var statuses = people.invokeAll(List.of(completion, completion, completion)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
        }
    }

    @Test
    void isCompletedByItsFunctionAndVerifiedByQualityOnly() {
        var action = firstActionOf(opened(customer, unique("L")));

        refused(complete(quality(), action, "\"0\"", MEASURE), 403, "function-required");
        refused(complete(sales(), action, "\"0\"", MEASURE), 403, "function-required");
        complete(production(), action, "\"0\"", MEASURE).then().statusCode(200);
        refused(verify(production(), action, "\"1\"", EFFECTIVE), 403, "function-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "general-manager", "admin", "system", "customer"})
    void isChangedByStaffAndHeadsOnly(String role) {
        var action = firstActionOf(opened(customer, unique("L")));
        var somebody = Tokens.of("somebody").roles(role).functions("production", "quality");

        refused(complete(as(somebody), action, "*", MEASURE), 403, "role-required");
        refused(verify(as(somebody), action, "*", EFFECTIVE), 403, "role-required");
    }

    @Test
    void isClosedToCustomers() {
        var action = firstActionOf(opened(customer, unique("L")));

        refused(customer(customer).get("/api/v1/actions"), 403, "role-required");
        refused(customer(customer).get("/api/v1/actions/{id}", action), 403, "role-required");
    }

    @Test
    void answersNotFoundForAnActionThatDoesNotExist() {
        var nowhere = UUID.randomUUID().toString();

        refused(quality().get("/api/v1/actions/{id}", nowhere), 404, "action-not-found");
        refused(complete(production(), nowhere, "*", MEASURE), 404, "action-not-found");
        refused(verify(quality(), nowhere, "*", EFFECTIVE), 404, "action-not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "completion | {} | measure",
                "completion | {\"measure\": \" \"} | measure",
                "completion | {\"measure\": 7} | measure",
                "completion | {\"measure\": \"m\", \"costs\": 1} | costs",
                "verification | {} | effective",
                "verification | {\"effective\": \"yes\"} | effective"
            })
    void refusesWhatHasTheWrongShape(String what, String body, String field) {
        var action = firstActionOf(opened(customer, unique("L")));

        as(Tokens.of("zhou.both").roles("staff").functions("production", "quality"))
                .header("If-Match", "*")
                .body(body)
                .put("/api/v1/actions/{id}/" + what, action)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void listsByStatusLotFunctionAndComplaint() {
        var lot = unique("L");
        var complaint = opened(customer, lot);
        var action = verifiedActionOf(complaint);

        for (var query : List.of(
                "lot=" + lot,
                "lot=" + lot + "&status=verified",
                "complaintId=" + complaint,
                "function=production&lot=" + lot)) {
            quality().get("/api/v1/actions?" + query).then().statusCode(200).body("items.id", contains(action));
        }
        for (var query : List.of("lot=" + lot + "&status=assigned", "function=sales&lot=" + lot)) {
            quality().get("/api/v1/actions?" + query).then().statusCode(200).body("items", empty());
        }
        quality().get("/api/v1/actions?function=astrology").then().statusCode(400);
        assertThat(actions(complaint).getFirst()).containsEntry("complaintId", complaint);
    }

    private static Response complete(RequestSpecification who, String action, String ifMatch, String completion) {
        return who.header("If-Match", ifMatch).body(completion).put("/api/v1/actions/{id}/completion", action);
    }

    private static Response verify(RequestSpecification who, String action, String ifMatch, String verification) {
        return who.header("If-Match", ifMatch).body(verification).put("/api/v1/actions/{id}/verification", action);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code));
    }
}
