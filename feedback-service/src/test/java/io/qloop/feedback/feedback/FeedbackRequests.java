package io.qloop.feedback.feedback;

import static io.restassured.RestAssured.given;

import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The requests of the tests, in the words of the people who send them. */
public final class FeedbackRequests {
    public static final String PATH = "/api/v1/feedbacks";

    private FeedbackRequests() {}

    public static Tokens sales() {
        return Tokens.of("chen.sales").roles("staff").functions("sales");
    }

    public static Tokens quality() {
        return Tokens.of("li.quality").roles("function-head").functions("quality");
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

    public static Response escalate(Tokens who, String id, String ifMatch) {
        var request = as(who).body(Map.of("reason", "客户要求按投诉处理"));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(PATH + "/" + id + "/escalation");
    }
}
