package io.qloop.feedback.information;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The requests of the tests, in the words of the people who send them. */
public final class InformationRequests {

    static final String PATH = "/api/v1/information-records";
    static final String PROCEEDINGS = "/api/v1/services/feedback/proceedings/";
    static final String DEADLINES = "/api/v1/services/feedback/deadlines?caseId=";

    private InformationRequests() {}

    public static Tokens sales() {
        return Tokens.of("chen.sales").roles("staff").functions("sales");
    }

    static Tokens headOfSales() {
        return Tokens.of("sun.sales").roles("staff", "function-head").functions("sales");
    }

    static Tokens quality() {
        return Tokens.of("li.quality").roles("function-head").functions("quality");
    }

    static Tokens production() {
        return Tokens.of("zhao.production").roles("function-head").functions("production");
    }

    static Tokens logistics() {
        return Tokens.of("he.logistics").roles("staff").functions("logistics");
    }

    static Tokens afterSales() {
        return Tokens.of("ma.service").roles("staff").functions("after-sales");
    }

    static Tokens management() {
        return Tokens.of("representative").roles("staff").functions("general-management");
    }

    public static Tokens auditor() {
        return Tokens.of("audit").roles("auditor");
    }

    public static Tokens generalManager() {
        return Tokens.of("gm").roles("general-manager");
    }

    public static Tokens customer(String customerId) {
        return Tokens.of("customer-" + customerId).roles("customer").customer(customerId);
    }

    public static RequestSpecification as(Tokens who) {
        return given().auth().oauth2(who.sign()).contentType(ContentType.JSON);
    }

    public static RequestSpecification creating(Tokens who) {
        return as(who).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** A record that is all right; tests change what they are about. */
    public static Map<String, Object> information(String form, String customerId) {
        var body = new HashMap<String, Object>();
        body.put("form", form);
        if (customerId != null) {
            body.put("customerId", customerId);
        }
        body.put("subject", "新一季线盘要求");
        body.put("content", "客户希望改用可回收线盘，并比较了三家供方。");
        body.put("medium", "oral");
        body.put("occurredAt", "2026-11-20T08:00:00Z");
        return body;
    }

    static Map<String, Object> information(String customerId, String kind, String medium) {
        var body = information("customer-information", customerId);
        body.put("kind", kind);
        body.put("medium", medium);
        return body;
    }

    public static Response record(Tokens who, Map<String, Object> body) {
        return creating(who).body(body).post(PATH);
    }

    /** The id of a new record. */
    public static String recorded(Tokens who, Map<String, Object> body) {
        return record(who, body).then().statusCode(201).extract().path("id");
    }

    static ValidatableResponse show(String id) {
        return as(auditor()).get(PATH + "/" + id).then().statusCode(200);
    }

    static ValidatableResponse proceeding(String id) {
        return as(sales()).get(PROCEEDINGS + id).then().statusCode(200);
    }

    static void enter(Tokens who, String id, Map<String, String> fields, Map<String, Boolean> facts) {
        put(who, PROCEEDINGS + id, "/entries", Map.of("fields", fields, "facts", facts))
                .statusCode(200);
    }

    static void enter(Tokens who, String id, Map<String, String> fields) {
        enter(who, id, fields, Map.of());
    }

    static ValidatableResponse take(Tokens who, String id, String stage) {
        return put(who, PROCEEDINGS + id, "/stage", Map.of("stage", stage));
    }

    static ValidatableResponse sign(Tokens who, String id, String signature, String stage) {
        return put(who, PROCEEDINGS + id, "/signatures/" + signature, Map.of("stage", stage));
    }

    static ValidatableResponse raise(Tokens who, String id) {
        return put(who, PATH + "/" + id, "/feedbacks", Map.of());
    }

    static ValidatableResponse addItem(Tokens who, String id, Map<String, Object> item) {
        return creating(who).body(item).post(PATH + "/" + id + "/items").then();
    }

    static ValidatableResponse passOn(Tokens who, String id, String... functions) {
        return creating(who)
                .body(Map.of("functions", functions, "message", "请研究并答复"))
                .post(PATH + "/" + id + "/contact-sheets")
                .then();
    }

    static ValidatableResponse put(Tokens who, String thing, String path, Object body) {
        return as(who).header("If-Match", etag(thing))
                .body(body)
                .put(thing + path)
                .then();
    }

    static String etag(String thing) {
        return as(auditor()).get(thing).header("ETag");
    }

    /** This document rules the customer information of one customer or site from now on. */
    static void adopt(String preset, String scope, String key) {
        creating(Tokens.of("root").roles("admin"))
                .body(Map.of("procedure", preset, "scope", Map.of("kind", scope, "key", key), "reason", "与客户约定"))
                .post("/api/v1/services/feedback/procedures/adoptions")
                .then()
                .statusCode(201);
    }

    /** What was announced of this record. */
    static JsonNode announced(String type, String id) {
        try (var kafka = new KafkaProbe()) {
            return kafka.await("qloop.feedback", type, id).data();
        }
    }

    static JsonNode entered(String id, String stage) {
        try (var kafka = new KafkaProbe()) {
            return kafka.await(
                            "qloop.feedback",
                            heard -> heard.type().equals("qloop.feedback.stage-entered.v1")
                                    && id.equals(heard.event().getSubject())
                                    && heard.data().path("stage").asText().equals(stage),
                            1)
                    .getFirst()
                    .data();
        }
    }
}
