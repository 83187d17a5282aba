package io.qloop.complaint.complaint;

import static io.qloop.complaint.Scenes.ACTION_ASSIGNED;
import static io.qloop.complaint.Scenes.COMPLAINT_OPENED;
import static io.qloop.complaint.Scenes.actions;
import static io.qloop.complaint.Scenes.as;
import static io.qloop.complaint.Scenes.complaint;
import static io.qloop.complaint.Scenes.complaints;
import static io.qloop.complaint.Scenes.customer;
import static io.qloop.complaint.Scenes.headOfQuality;
import static io.qloop.complaint.Scenes.open;
import static io.qloop.complaint.Scenes.opened;
import static io.qloop.complaint.Scenes.production;
import static io.qloop.complaint.Scenes.quality;
import static io.qloop.complaint.Scenes.sales;
import static io.qloop.complaint.Scenes.unique;
import static io.qloop.complaint.Scenes.verifiedActionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.complaint.Scenes;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ComplaintResourceTest {

    private static final String SCRATCHED = """
            {"customerId": "%s", "productId": "P-200", "lot": "L-1", "subject": "scratched wire",
             "description": "4 of 50 kg scratched", "receivedAt": "2026-11-20T08:41:00Z"}""";
    private static final String RESOLUTION = "{\"resolution\": \"lot replaced, guide pulleys renewed\"}";

    private static Scenes scenes;
    private static String customer;

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
    void opensAComplaintAndAsksQualityFirst() {
        var answer = open(sales(), SCRATCHED.formatted(customer));

        String id = answer.path("id");
        answer.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/complaints/" + id))
                .header("ETag", equalTo("\"0\""))
                .body("number", matchesPattern("CP-\\d{4}-\\d{6}"))
                .body("customerName.en", equalTo("Acme Motors"))
                .body("origin.kind", equalTo("direct"))
                .body("openedBy", equalTo("chen.sales"))
                .body("actions.function", contains("quality"))
                .body("actions.status", contains("assigned"));
        scenes.awaitEvents(id, ACTION_ASSIGNED, 1);
        assertThat(scenes.kafka.all(Scenes.OUT).stream()
                        .filter(e -> id.equals(e.key()))
                        .map(Heard::type))
                .containsExactly(COMPLAINT_OPENED, ACTION_ASSIGNED);
    }

    @Test
    void opensAComplaintWithoutProductAndLotForTheGivenFunction() {
        open(sales(), """
                        {"customerId": "%s", "subject": "送货单漏盖章", "description": "三张送货单未盖章",
                         "receivedAt": "2026-11-26T09:00:00+08:00", "responsibleFunction": "after-sales"}""".formatted(customer))
                .then()
                .statusCode(201)
                .body("lot", nullValue())
                .body("receivedAt", equalTo("2026-11-26T01:00:00Z"))
                .body("actions.function", contains("after-sales"));
    }

    @Test
    void opensOneComplaintHoweverOftenTheRequestIsSent() {
        var acme = scenes.customer();
        var key = UUID.randomUUID().toString();

        var first = openUnder(key, SCRATCHED.formatted(acme));
        var second = openUnder(key, SCRATCHED.formatted(acme));

        second.then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")))
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")));
        assertThat(complaints(acme)).hasSize(1);
        refused(openUnder(key, SCRATCHED.formatted(customer)), 422, "idempotency-key-reused");
        refused(sales().body(SCRATCHED.formatted(acme)).post("/api/v1/complaints"), 400, "idempotency-key-missing");
    }

    @Test
    void refusesACustomerThatNobodyKnows() {
        open(sales(), SCRATCHED.formatted("C-nobody"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-customer"))
                .body("errors.field", contains("customerId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "quality", "after-sales"})
    void isOpenedBy(String function) {
        open(as(Tokens.of("somebody").roles("staff").functions(function)), SCRATCHED.formatted(customer))
                .then()
                .statusCode(201);
    }

    @Test
    void isNotOpenedByOtherFunctionsAndRoles() {
        refused(open(production(), SCRATCHED.formatted(customer)), 403, "function-required");
        for (var role : List.of("auditor", "general-manager", "admin", "system", "customer")) {
            var somebody = Tokens.of("somebody")
                    .roles(role)
                    .functions("sales", "quality")
                    .customer(customer);
            refused(open(as(somebody), SCRATCHED.formatted(customer)), 403, "role-required");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"scratched wire\" | \" \" | subject",
                "\"scratched wire\" | null | subject",
                "\"4 of 50 kg scratched\" | \"\" | description",
                "\"L-1\" | \"\" | lot",
                "\"L-1\" | \"  \" | lot",
                "\"2026-11-20T08:41:00Z\" | \"yesterday\" | receivedAt",
                "\"productId\" | \"colour\" | colour"
            })
    void refusesWhatHasTheWrongShape(String right, String wrong, String field) {
        open(sales(), SCRATCHED.formatted(customer).replace(right, wrong))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void asksOneMoreFunctionToAct() {
        var id = opened(customer, unique("L"));

        var answer =
                addAction(quality(), id, "{\"function\": \"technology\", \"description\": \"check the oven curve\"}");

        answer.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/actions/" + answer.path("id")))
                .header("ETag", equalTo("\"0\""))
                .body("function", equalTo("technology"))
                .body("status", equalTo("assigned"))
                .body("complaintId", equalTo(id));
        assertThat(complaint(id).getList("actions.function")).containsExactly("production", "technology");
        assertThat(scenes.awaitEvents(id, ACTION_ASSIGNED, 2)).hasSize(2);
    }

    @Test
    void letsOnlyQualityAskOneMoreFunction() {
        var id = opened(customer, unique("L"));
        var action = "{\"function\": \"technology\", \"description\": \"check\"}";

        refused(addAction(sales(), id, action), 403, "function-required");
        refused(addAction(quality(), UUID.randomUUID().toString(), action), 404, "complaint-not-found");
        addAction(quality(), id, "{\"function\": \"technology\"}").then().statusCode(400);
        addAction(quality(), id, "{\"description\": \"check\"}").then().statusCode(400);
    }

    @Test
    void closesAComplaintWhoseActionsAreVerified() {
        var lot = unique("L");
        var id = opened(customer, lot);
        verifiedActionOf(id);

        close(headOfQuality(), id, "\"0\"")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("status", equalTo("closed"))
                .body("closedBy", equalTo("li.quality"))
                .body("resolution", equalTo("lot replaced, guide pulleys renewed"));

        var closed = scenes.awaitEvents(id, "qloop.complaint.complaint-closed.v1", 1)
                .getFirst()
                .data();
        assertThat(closed.at("/lot").asText()).isEqualTo(lot);
        assertThat(closed.at("/origin/kind").asText()).isEqualTo("direct");
        assertThat(closed.at("/origin").has("id")).isFalse();
        refused(close(headOfQuality(), id, "\"1\""), 409, "complaint-already-closed");
        refused(
                addAction(quality(), id, "{\"function\": \"technology\", \"description\": \"check\"}"),
                409,
                "complaint-already-closed");
    }

    @Test
    void refusesToCloseBeforeEveryActionIsVerified() {
        var id = opened(customer, unique("L"));
        verifiedActionOf(id);
        addAction(quality(), id, "{\"function\": \"technology\", \"description\": \"check\"}")
                .then()
                .statusCode(201);
        var missing = (String) actions(id).getLast().get("number");

        close(headOfQuality(), id, "\"0\"")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/complaint-has-open-actions"))
                .body(
                        "detail",
                        equalTo("The complaint cannot be closed before these actions are verified: %s."
                                .formatted(missing)));
        assertThat(complaint(id).getString("status")).isEqualTo("open");
    }

    @Test
    void refusesToCloseAVersionThatNobodyHasSeen() {
        var id = opened(customer, unique("L"));
        verifiedActionOf(id);

        refused(headOfQuality().body(RESOLUTION).put("/api/v1/complaints/{id}/closure", id), 428, "if-match-missing");
        refused(close(headOfQuality(), id, "\"5\""), 412, "version-stale");
        assertThat(complaint(id).getString("status")).isEqualTo("open");
    }

    @Test
    void isClosedByQualityOnly() {
        var id = opened(customer, unique("L"));
        verifiedActionOf(id);

        refused(close(sales(), id, "*"), 403, "function-required");
        for (var role : List.of("auditor", "general-manager", "admin", "system", "customer")) {
            refused(close(as(Tokens.of("x").roles(role).functions("quality")), id, "*"), 403, "role-required");
        }
        refused(close(headOfQuality(), UUID.randomUUID().toString(), "*"), 404, "complaint-not-found");
        headOfQuality()
                .header("If-Match", "*")
                .body("{\"resolution\": \" \"}")
                .put("/api/v1/complaints/{id}/closure", id)
                .then()
                .statusCode(400)
                .body("errors.field", contains("resolution"));
    }

    @Test
    void neverClosesWhileAnActionIsAdded() throws Exception {
        for (int i = 0; i < 5; i++) {
            var id = opened(customer, unique("L"));
            verifiedActionOf(id);
            Callable<Integer> close = () -> close(headOfQuality(), id, "*").statusCode();
            Callable<Integer> add =
                    () -> addAction(quality(), id, "{\"function\": \"technology\", \"description\": \"check\"}")
                            .statusCode();

            try (var people = Executors.newFixedThreadPool(2)) {
                var statuses = people.invokeAll(List.of(close, add)).stream()
                        .map(Future::resultNow)
                        .toList();

                // Whoever comes first wins; never both.
                assertThat(statuses).isIn(List.of(200, 409), List.of(409, 201));
            }
        }
    }

    @Test
    void listsByCustomerStatusAndLot() {
        var acme = scenes.customer();
        var lot = unique("L");
        var id = opened(acme, lot);

        quality()
                .get("/api/v1/complaints?customerId=" + acme)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items.origin.kind", contains("direct"))
                .body("items.customerName.zh", contains("艾克米电机"));
        quality().get("/api/v1/complaints?status=open&lot=" + lot).then().body("items.id", contains(id));
        quality().get("/api/v1/complaints?status=closed&lot=" + lot).then().body("items", empty());
        quality().get("/api/v1/complaints?status=lost").then().statusCode(400);
    }

    @Test
    void walksThroughPagesInEitherOrder() {
        var acme = scenes.customer();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(opened(acme, unique("L")));
        }

        assertThat(walk(acme, "createdAt")).containsExactlyElementsOf(ids);
        assertThat(walk(acme, "-createdAt")).containsExactlyElementsOf(ids.reversed());
    }

    @Test
    void showsACustomerOnlyItsOwnComplaints() {
        var acme = scenes.customer();
        var rhine = scenes.customer();
        var acmes = opened(acme, unique("L"));
        var rhines = opened(rhine, unique("L"));

        customer(acme).get("/api/v1/complaints").then().body("items.id", contains(acmes));
        customer(acme).get("/api/v1/complaints?customerId=" + rhine).then().body("items", empty());
        customer(acme)
                .get("/api/v1/complaints/{id}", acmes)
                .then()
                .statusCode(200)
                .body("openedBy", nullValue())
                .body("actions", hasSize(1));
        refused(customer(acme).get("/api/v1/complaints/{id}", rhines), 404, "complaint-not-found");
        refused(quality().get("/api/v1/complaints/{id}", UUID.randomUUID()), 404, "complaint-not-found");
    }

    private static List<String> walk(String customerId, String sort) {
        var seen = new ArrayList<String>();
        String after = "";
        do {
            JsonPath page = quality()
                    .get("/api/v1/complaints?limit=2&customerId=" + customerId + "&sort=" + sort + "&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            after = page.getString("next");
        } while (after != null);
        return seen;
    }

    private static Response openUnder(String key, String body) {
        return sales().header("Idempotency-Key", key).body(body).post("/api/v1/complaints");
    }

    private static Response addAction(RequestSpecification who, String complaint, String action) {
        return who.header("Idempotency-Key", UUID.randomUUID().toString())
                .body(action)
                .post("/api/v1/complaints/{id}/actions", complaint);
    }

    private static Response close(RequestSpecification who, String complaint, String ifMatch) {
        return who.header("If-Match", ifMatch).body(RESOLUTION).put("/api/v1/complaints/{id}/closure", complaint);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code));
    }
}
