package io.qloop.notification.notice;

import static io.qloop.notification.testing.Company.freshAddress;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.notification.testing.Events;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Customers, deliveries and notices. */
final class NoticeFixture {

    private NoticeFixture() {}

    static RequestSpecification as(String login, String role, String... functions) {
        return given().auth()
                .oauth2(Tokens.of(login).roles(role).functions(functions).sign())
                .contentType(ContentType.JSON);
    }

    static RequestSpecification author() {
        return as("li.quality", "function-head", "quality");
    }

    static RequestSpecification manager() {
        return as("gm", "general-manager", "general-management");
    }

    /** A customer whom somebody can write to; answers the mail address. */
    static String customer(KafkaProbe kafka, String customerId, String language) {
        var mail = freshAddress("customer");
        Events.customerChanged(kafka, customerId, language, "王采购", mail);
        return mail;
    }

    static void delivered(KafkaProbe kafka, String customerId, String lot, int quantity) {
        delivered(kafka, customerId, "P-200", lot, quantity, "2026-11-03T01:00:00Z");
    }

    static void delivered(
            KafkaProbe kafka, String customerId, String productId, String lot, int quantity, String deliveredAt) {
        var note = "DN-" + UUID.randomUUID();
        kafka.send(
                "erp.deliveries",
                "erp.goods-delivered.v1",
                "/erp",
                note,
                Map.of(
                        "deliveryNote",
                        note,
                        "customerId",
                        customerId,
                        "site",
                        "suzhou",
                        "promisedAt",
                        deliveredAt,
                        "deliveredAt",
                        deliveredAt,
                        "lines",
                        List.of(Map.of(
                                "line", 1, "productId", productId, "lot", lot, "quantity", quantity, "unit", "轴"))));
    }

    static String freshCustomer() {
        return "C-" + UUID.randomUUID().toString().substring(0, 13);
    }

    static JsonPath drafted(Map<String, Object> draft) {
        return author().header("Idempotency-Key", UUID.randomUUID())
                .body(draft)
                .post("/api/v1/advisory-notices")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("number", startsWith("AN-"), "status", equalTo("draft"))
                .extract()
                .jsonPath();
    }

    static Response put(RequestSpecification who, String id, String act, Object body) {
        var request = who.header("If-Match", "*");
        return (body == null ? request : request.body(body)).put("/api/v1/advisory-notices/" + id + act);
    }

    static List<Map<String, Object>> receivers(String id) {
        return author().get("/api/v1/advisory-notices/" + id + "/receivers?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    static Map<String, Object> receiver(String id, String customerId) {
        return receivers(id).stream()
                .filter(r -> r.get("customerId").equals(customerId))
                .findFirst()
                .orElseThrow();
    }

    /** A draft about one lot. */
    static Map<String, Object> draft(String lot) {
        var draft = new HashMap<String, Object>();
        draft.put("subject", Map.of("en", "Insulation may break", "zh", "绝缘层可能开裂"));
        draft.put("information", Map.of("en", "It broke at a bend.", "zh", "弯折时开裂。"));
        draft.put("advice", Map.of("en", "Do not use the lot.", "zh", "请勿使用该批次。"));
        draft.put("lots", List.of(Map.of("productId", "P-200", "lot", lot)));
        return draft;
    }

    /** Adds a file, its name in UTF-8 as browsers send it; answers the status. */
    static int attach(String id, String name, byte[] content) throws IOException, InterruptedException {
        var head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--limit--\r\n".getBytes(StandardCharsets.US_ASCII));
        var token = Tokens.of("li.quality")
                .roles("function-head")
                .functions("quality")
                .sign();
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                        + "/api/v1/advisory-notices/" + id + "/attachments"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
