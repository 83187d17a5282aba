package io.qloop.feedback.feedback;

import static io.restassured.RestAssured.given;

import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The requests of the tests, in the words of the people who send them. */
public final class FeedbackRequests {
    public static final String PATH = "/api/v1/feedbacks";
    public static final String PROCEEDINGS = "/api/v1/services/feedback/proceedings/";

    private FeedbackRequests() {}

    public static Tokens sales() {
        return Tokens.of("chen.sales").roles("staff").functions("sales");
    }

    public static Tokens quality() {
        return Tokens.of("li.quality").roles("function-head").functions("quality");
    }

    public static Tokens technology() {
        return Tokens.of("wu.technology").roles("function-head").functions("technology");
    }

    /** The Director of Business Operations. */
    public static Tokens director() {
        return Tokens.of("director").roles("staff", "function-head").functions("sales");
    }

    public static Tokens production() {
        return Tokens.of("zhao.production").roles("function-head").functions("production");
    }

    public static Tokens auditor() {
        return Tokens.of("audit").roles("auditor");
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

    /** A registration that is all right; tests change what they are about. */
    public static Map<String, Object> registration(String customerId) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customerId);
        body.put("channel", "phone");
        body.put("class", "b");
        body.put("subject", "标签与实物不符");
        body.put("content", "外箱标签线径 0.50 mm，实物 0.53 mm。");
        body.put("receivedAt", "2026-11-20T01:00:00Z");
        return body;
    }

    public static Map<String, Object> registration(String customerId, String field, Object value) {
        var body = registration(customerId);
        body.put(field, value);
        return body;
    }

    /** What a customer itself tells. */
    public static Map<String, Object> told(String customerId) {
        var body = registration(customerId, "channel", "web");
        body.remove("class");
        return body;
    }

    public static Response register(Tokens who, Map<String, Object> registration) {
        return creating(who).body(registration).post(PATH);
    }

    /** The id of a new feedback of this customer. */
    public static String registered(String customerId) {
        return register(sales(), registration(customerId))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of a new feedback that was reported, from where it can be handed on. */
    public static String reported(String customerId) {
        return reported(registration(customerId));
    }

    public static String reported(Map<String, Object> registration) {
        registration.put("communication", "已致歉");
        registration.put("emergencyMeasure", "先行补货");
        var id =
                register(sales(), registration).then().statusCode(201).extract().<String>path("id");
        take(sales(), id, "reported").statusCode(200);
        return id;
    }

    /** The step into a stage of the procedure. */
    public static ValidatableResponse take(Tokens who, String id, String stage) {
        return put(who, PROCEEDINGS + id, "/stage", Map.of("stage", stage));
    }

    public static void enter(String id, Map<String, String> fields) {
        enter(id, fields, Map.of());
    }

    public static void enter(String id, Map<String, String> fields, Map<String, Boolean> facts) {
        put(sales(), PROCEEDINGS + id, "/entries", Map.of("fields", fields, "facts", facts))
                .statusCode(200);
    }

    public static Response escalate(Tokens who, String id, String ifMatch) {
        return act(who, id, "escalation", ifMatch, Map.of("reason", "客户要求按投诉处理"));
    }

    /** Something beside the procedure, with the version that is there now. */
    public static ValidatableResponse act(Tokens who, String id, String what, Map<String, Object> body) {
        return act(who, id, what, etag(PATH + "/" + id), body).then();
    }

    public static Response act(Tokens who, String id, String what, String ifMatch, Map<String, ?> body) {
        var request = as(who).body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(PATH + "/" + id + "/" + what);
    }

    public static ValidatableResponse read(Tokens who, String id) {
        return as(who).get(PATH + "/" + id).then();
    }

    public static ValidatableResponse put(Tokens who, String thing, String path, Object body) {
        return as(who).header("If-Match", etag(thing))
                .body(body)
                .put(thing + path)
                .then();
    }

    public static String etag(String thing) {
        return as(sales()).get(thing).header("ETag");
    }
}
