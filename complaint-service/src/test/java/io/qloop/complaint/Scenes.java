package io.qloop.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.complaint.masterdata.Customers;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of this service are told with: who is known, what is complained of, who asks. */
public final class Scenes implements AutoCloseable {

    public static final String MASTER_DATA = "erp.master-data";
    public static final String RETURNS = "qloop.returns";
    public static final String FEEDBACK = "qloop.feedback";
    public static final String OUT = "qloop.complaint";

    public static final String INSPECTION_COMPLETED = "qloop.returns.inspection-completed.v1";
    public static final String FEEDBACK_ESCALATED = "qloop.feedback.feedback-escalated.v1";
    public static final String COMPLAINT_OPENED = "qloop.complaint.complaint-opened.v1";
    public static final String ACTION_ASSIGNED = "qloop.complaint.action-assigned.v1";

    public final KafkaProbe kafka = new KafkaProbe();

    // ---- who is known

    /** Any customer that the ERP has told of. */
    public String customer() {
        var id = unique("C");
        announceCustomer(id);
        return id;
    }

    public void announceCustomer(String id) {
        kafka.send(
                MASTER_DATA,
                "erp.customer-changed.v1",
                "/erp",
                id,
                Map.of(
                        "customerId",
                        id,
                        "name",
                        Map.of("en", "Acme Motors", "zh", "艾克米电机"),
                        "language",
                        "zh",
                        "active",
                        true,
                        "contacts",
                        List.of()));
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> CDI.current().select(Customers.class).get().find(id).isPresent()));
    }

    // ---- what other services say

    /** A completed inspection; change what matters. */
    public static Map<String, Object> inspection(String customerId, String lot) {
        var inspection = new HashMap<String, Object>();
        inspection.put("inspectionId", UUID.randomUUID().toString());
        inspection.put("number", "IN-2026-000031");
        inspection.put("returnId", UUID.randomUUID().toString());
        inspection.put("returnNumber", "RT-2026-000031");
        inspection.put("returnReference", "RN-2026-0417");
        inspection.put("customerId", customerId);
        inspection.put("site", "suzhou");
        inspection.put("productId", "P-200");
        inspection.put("lot", lot);
        inspection.put("quantity", 120);
        inspection.put("unit", "kg");
        inspection.put("inspected", 50);
        inspection.put("nonconforming", 4);
        inspection.put("defects", List.of(Map.of("code", "surface-scratch", "quantity", 4)));
        inspection.put("cause", "收线导轮磨损");
        inspection.put("verdict", "nonconforming");
        inspection.put("responsibleFunction", "production");
        inspection.put("completedAt", "2026-11-20T08:41:00Z");
        inspection.put("completedBy", "wang.qc");
        return inspection;
    }

    /** Sends the inspection under a new event id. */
    public void send(Map<String, Object> inspection) {
        kafka.send(
                RETURNS,
                INSPECTION_COMPLETED,
                "/qloop/returns",
                inspection.get("returnId").toString(),
                inspection);
    }

    /** An escalated feedback without product and lot. */
    public static Map<String, Object> feedback(String customerId) {
        return Map.of(
                "feedbackId",
                UUID.randomUUID().toString(),
                "number",
                "FB-2026-000043",
                "customerId",
                customerId,
                "class",
                "a",
                "subject",
                "Insulation breaks at the bend",
                "content",
                "Three of ten coils fail.",
                "escalatedAt",
                "2026-11-24T03:00:00Z",
                "escalatedBy",
                "li.quality",
                "reason",
                "safety relevant");
    }

    // ---- what is there

    public List<Map<String, Object>> awaitComplaints(String customerId, int count) {
        await().untilAsserted(() -> assertThat(complaints(customerId)).hasSize(count));
        return complaints(customerId);
    }

    public static List<Map<String, Object>> complaints(String customerId) {
        return quality()
                .get("/api/v1/complaints?sort=createdAt&customerId=" + customerId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    public static JsonPath complaint(Object id) {
        return quality()
                .get("/api/v1/complaints/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static List<Map<String, Object>> actions(Object complaintId) {
        return quality()
                .get("/api/v1/actions?sort=createdAt&complaintId=" + complaintId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** A complaint entered by hand, for production to act on; answers its id. */
    public static String opened(String customerId, String lot) {
        return open(sales(), """
                {"customerId": "%s", "productId": "P-200", "lot": "%s", "subject": "scratched wire",
                 "description": "4 of 50 kg scratched", "receivedAt": "2026-11-20T08:41:00Z",
                 "responsibleFunction": "production"}""".formatted(customerId, lot))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response open(RequestSpecification who, String body) {
        return who.header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/complaints");
    }

    /** The first action of a complaint. */
    public static String firstActionOf(String complaintId) {
        return (String) actions(complaintId).getFirst().get("id");
    }

    /** The first action of a complaint, completed by production. */
    public static String completedActionOf(String complaintId) {
        var action = firstActionOf(complaintId);
        production()
                .header("If-Match", "\"0\"")
                .body("{\"measure\": \"guide pulleys replaced\", \"cause\": \"worn guide pulleys\"}")
                .put("/api/v1/actions/{id}/completion", action)
                .then()
                .statusCode(200);
        return action;
    }

    /** The first action of a complaint, verified. */
    public static String verifiedActionOf(String complaintId) {
        var action = completedActionOf(complaintId);
        headOfQuality()
                .header("If-Match", "*")
                .body("{\"effective\": true}")
                .put("/api/v1/actions/{id}/verification", action)
                .then()
                .statusCode(200);
        return action;
    }

    /** The announced events of this type under the complaint, in their order. */
    public List<Heard> awaitEvents(String complaintId, String type, int count) {
        return kafka.await(OUT, e -> e.type().equals(type) && complaintId.equals(e.key()), count);
    }

    /** Sends inspections that lead to complaints over every partition, and waits: what was sent before is done as well. */
    public void awaitEverythingBefore() {
        var customer = customer();
        for (int i = 0; i < 12; i++) {
            send(inspection(customer, "L-" + i));
        }
        awaitComplaints(customer, 12);
    }

    // ---- dead letters

    public static List<Map<String, Object>> deadLetters(String key) {
        JsonPath page = as(Tokens.of("admin").roles("admin"))
                .get("/api/v1/services/complaint/dead-letters?status=open&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return page.<Map<String, Object>>getList("items").stream()
                .filter(d -> key.equals(d.get("key")))
                .toList();
    }

    public static void awaitDeadLetter(String key, String reason) {
        await().untilAsserted(() ->
                assertThat(deadLetters(key)).extracting(d -> d.get("reason")).contains(reason));
    }

    public static void redrive(Object deadLetter) {
        as(Tokens.of("admin").roles("admin"))
                .put("/api/v1/services/complaint/dead-letters/{id}/redrive", deadLetter)
                .then()
                .statusCode(200);
    }

    // ---- who asks

    public static RequestSpecification as(Tokens who) {
        return RestAssured.given().auth().oauth2(who.sign()).contentType(ContentType.JSON);
    }

    public static RequestSpecification quality() {
        return as(Tokens.of("wang.qc").roles("staff").functions("quality"));
    }

    public static RequestSpecification headOfQuality() {
        return as(Tokens.of("li.quality").roles("function-head").functions("quality"));
    }

    public static RequestSpecification production() {
        return as(Tokens.of("zhao.production").roles("function-head").functions("production"));
    }

    public static RequestSpecification sales() {
        return as(Tokens.of("chen.sales").roles("staff").functions("sales"));
    }

    public static RequestSpecification customer(String customerId) {
        return as(Tokens.of("acme").roles("customer").customer(customerId));
    }

    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
