package io.qloop.returns.inspection;

import static io.qloop.returns.Scenes.OUT;
import static io.qloop.returns.Scenes.as;
import static io.qloop.returns.Scenes.customer;
import static io.qloop.returns.Scenes.inspections;
import static io.qloop.returns.Scenes.inspector;
import static io.qloop.returns.Scenes.line;
import static io.qloop.returns.Scenes.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.returns.Scenes;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class InspectionResourceTest {

    private static final String SCRATCHES = """
            {"inspected": 50, "nonconforming": 4, "defects": [{"code": "surface-scratch", "quantity": 4}],
             "cause": "收线导轮磨损", "verdict": "nonconforming", "responsibleFunction": "production",
             "dispositions": [{"kind": "rework", "quantity": 100}, {"kind": "scrap", "quantity": 20}]}""";
    private static final String FINE = """
            {"inspected": 20, "nonconforming": 0, "defects": [], "verdict": "conforming",
             "dispositions": [{"kind": "restock", "quantity": 120}]}""";

    private static Scenes scenes;
    private static String customer;
    private static String product;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
        customer = scenes.customer();
        product = scenes.product();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    @Tag("RT-019")
    void recordsTheResultAndTheCauseOnce() {
        var id = requested();

        inspector()
                .header("If-Match", "\"0\"")
                .body(SCRATCHES)
                .put("/api/v1/inspections/{id}/result", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("status", equalTo("completed"))
                .body("result.verdict", equalTo("nonconforming"))
                .body("result.completedBy", equalTo("wang.qc"));

        staff().get("/api/v1/inspections/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("result.inspected", equalTo(50))
                .body("result.nonconforming", equalTo(4))
                .body("result.defects.code", contains("surface-scratch"))
                .body("result.cause", equalTo("收线导轮磨损"))
                .body("result.responsibleFunction", equalTo("production"))
                .body("result.dispositions.kind", contains("rework", "scrap"))
                .body("result.dispositions.quantity", contains(100, 20));
        inspector()
                .header("If-Match", "\"1\"")
                .body(FINE)
                .put("/api/v1/inspections/{id}/result", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/inspection-already-completed"));
    }

    @Test
    void announcesTheResultBeforeTheDisposition() {
        var id = requested();

        record(id, SCRATCHES).then().statusCode(200);

        var events = scenes.kafka.await(
                OUT,
                e -> e.data().path("inspectionId").asText().equals(id)
                        && !e.type().contains("requested"),
                2);
        assertThat(events)
                .extracting(Heard::type)
                .containsExactly("qloop.returns.inspection-completed.v1", "qloop.returns.disposition-decided.v1");
        assertThat(events)
                .extracting(Heard::key)
                .containsOnly(events.getFirst().data().at("/returnId").asText());
        assertThat(events.getFirst().data().at("/returnNumber").asText()).matches("RT-\\d{4}-\\d{6}");
        assertThat(events.getFirst().event().getExtension("correlationid").toString())
                .startsWith("RN-");
    }

    @Test
    void leavesOutOfTheEventWhatIsNotKnown() {
        var id = requested();

        record(id, FINE).then().statusCode(200);

        var completed = scenes.kafka
                .await(
                        OUT,
                        e -> e.data().path("inspectionId").asText().equals(id)
                                && e.type().equals("qloop.returns.inspection-completed.v1"),
                        1)
                .getFirst();
        assertThat(completed.data().has("cause")).isFalse();
        assertThat(completed.data().has("responsibleFunction")).isFalse();
    }

    @Test
    void makesTheReturnInspectedWithItsLastLine() {
        var reference = scenes.received(customer, line(1, product, "L-1", 120), line(2, product, "L-2", 120));
        var ids = inspections(reference).stream().map(i -> (String) i.get("id")).toList();
        var returnId = Scenes.returns(reference).getFirst().get("id");

        record(ids.getFirst(), SCRATCHES).then().statusCode(200);

        staff().get("/api/v1/returns/{id}", returnId)
                .then()
                .body("status", equalTo("in-quarantine"))
                .body("lines.status", contains("inspected", "in-quarantine"));

        record(ids.getLast(), FINE).then().statusCode(200);

        staff().get("/api/v1/returns/{id}", returnId)
                .then()
                .body("status", equalTo("inspected"))
                .body("lines.status", contains("inspected", "inspected"));
    }

    @Test
    void takesTheResultsOfAllLinesAtTheSameMoment() throws Exception {
        var lines = 8;
        var reference = scenes.received(
                customer,
                IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> line(i, product, "L-" + i, 120))
                        .toArray(Scenes.Line[]::new));
        var ids = inspections(reference).stream().map(i -> (String) i.get("id")).toList();

        var statuses = together(ids.stream().map(id -> request(id, FINE)).toList());

        assertThat(statuses).hasSize(lines).containsOnly(200);
        assertThat(Scenes.returns(reference).getFirst()).containsEntry("status", "inspected");
    }

    @Test
    void takesOneOfTwoResultsAtTheSameMoment() throws Exception {
        var id = requested();

        var statuses = together(List.of(request(id, FINE), request(id, SCRATCHES), request(id, FINE)));

        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void refusesAChangeOfAVersionThatNobodyHasSeen() {
        var id = requested();

        inspector()
                .body(FINE)
                .put("/api/v1/inspections/{id}/result", id)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/if-match-missing"));
        inspector()
                .header("If-Match", "\"7\"")
                .body(FINE)
                .put("/api/v1/inspections/{id}/result", id)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/version-stale"));
        staff().get("/api/v1/inspections/{id}", id)
                .then()
                .body("status", equalTo("requested"))
                .body("result", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"inspected\": 50 | \"inspected\": 121 | inspected-exceeds-quantity | inspected",
                "\"nonconforming\": 4 | \"nonconforming\": 51 | nonconforming-exceeds-inspected | nonconforming",
                "\"nonconforming\": 4 | \"nonconforming\": 0 | defects-without-nonconforming | defects",
                "\"nonconforming\": 4 | \"nonconforming\": 5 | nonconforming-without-defect | defects",
                "\"quantity\": 4} | \"quantity\": 5} | defect-exceeds-nonconforming | defects[0].quantity",
                "\"cause\": \"收线导轮磨损\" | \"cause\": \" \" | cause-missing | cause",
                "\"production\" | null | responsible-function-missing | responsibleFunction",
                "\"quantity\": 100 | \"quantity\": 99.5 | dispositions-do-not-balance | dispositions",
                "\"rework\" | \"scrap\" | disposition-twice | dispositions[1].kind"
            })
    void refusesFindingsThatContradictThemselves(String right, String wrong, String code, String field) {
        record(requested(), SCRATCHES.replace(right, wrong))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"inspected\": 50 | \"inspected\": 0 | inspected",
                "\"inspected\": 50 | \"inspected\": 50.0001 | inspected",
                "\"inspected\": 50 | \"inspected\": \"50\" | inspected",
                "\"nonconforming\": 4 | \"nonconforming\": -1 | nonconforming",
                "\"surface-scratch\" | \" \" | defects[0].code",
                "\"nonconforming\", | \"undecided\", | verdict",
                "\"production\" | \"astrology\" | responsibleFunction",
                "\"kind\": \"rework\" | \"kind\": \"sell\" | dispositions[0].kind",
                "\"quantity\": 20 | \"quantity\": 0 | dispositions[1].quantity",
                "\"inspected\": 50 | \"inspected\": 50, \"colour\": \"red\" | colour"
            })
    void refusesWhatHasTheWrongShape(String right, String wrong, String field) {
        record(requested(), SCRATCHES.replace(right, wrong))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{", ""})
    void refusesWhatIsNoResultAtAll(String body) {
        record(requested(), body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void listsByStatusLotReturnAndReference() {
        var lot = Scenes.unique("L");
        var reference = scenes.received(customer, line(1, product, lot, 120), line(2, product, lot, 120));
        var ids = inspections(reference).stream().map(i -> (String) i.get("id")).toList();
        record(ids.getFirst(), SCRATCHES).then().statusCode(200);

        staff().get("/api/v1/inspections?status=requested&lot=" + lot)
                .then()
                .statusCode(200)
                .body("items.id", contains(ids.getLast()))
                .body("items.number", contains(matchesPattern("IN-\\d{4}-\\d{6}")))
                .body("items.productName.en", contains("Magnet wire"))
                .body("items.sampleSize", contains(20));
        staff().get("/api/v1/inspections?status=completed&lot=" + lot)
                .then()
                .body("items.id", contains(ids.getFirst()))
                .body("items.verdict", contains("nonconforming"));
        var returnId = Scenes.returns(reference).getFirst().get("id");
        staff().get("/api/v1/inspections?returnId=" + returnId).then().body("items", hasSize(2));
        staff().get("/api/v1/inspections?returnId=" + UUID.randomUUID()).then().body("items", empty());
    }

    @Test
    void answersNotFoundForAnInspectionThatDoesNotExist() {
        staff().get("/api/v1/inspections/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/inspection-not-found"));
        record(UUID.randomUUID().toString(), FINE)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/inspection-not-found"));
    }

    @Test
    void takesResultsFromQualityOnly() {
        var id = requested();

        staff().header("If-Match", "\"0\"")
                .body(FINE)
                .put("/api/v1/inspections/{id}/result", id)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/function-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "general-manager", "admin", "system", "customer"})
    void takesResultsFromStaffAndHeadsOnly(String role) {
        as(Tokens.of("somebody").roles(role).functions("quality"))
                .header("If-Match", "\"0\"")
                .body(FINE)
                .put("/api/v1/inspections/{id}/result", requested())
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-required"));
    }

    @Test
    void isClosedToCustomers() {
        customer(customer)
                .get("/api/v1/inspections")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-required"));
        customer(customer).get("/api/v1/inspections/{id}", requested()).then().statusCode(403);
    }

    /** An inspection of 120 kg that waits for its result. */
    private static String requested() {
        var reference = scenes.received(customer, line(1, product, "L-1", 120));
        return (String) inspections(reference).getFirst().get("id");
    }

    private static Response record(String id, String result) {
        return inspector().header("If-Match", "\"0\"").body(result).put("/api/v1/inspections/{id}/result", id);
    }

    private static Callable<Integer> request(String id, String result) {
        return () -> record(id, result).statusCode();
    }

    private static List<Integer> together(List<Callable<Integer>> requests) throws InterruptedException {
        try (var people = Executors.newFixedThreadPool(requests.size())) {
            return people.invokeAll(requests).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
    }
}
