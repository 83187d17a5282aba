package io.qloop.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.qloop.returns.masterdata.Customers;
import io.qloop.returns.masterdata.Products;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of this service are told with: who is known, what comes back, who asks. */
public final class Scenes implements AutoCloseable {

    public static final String RETURNS = "logistics.returns";
    public static final String MASTER_DATA = "erp.master-data";
    public static final String DELIVERIES = "erp.deliveries";
    public static final String OUT = "qloop.returns";

    public static final String RETURN_RECEIVED = "logistics.return-received.v1";
    public static final String GOODS_RECEIVED = "qloop.returns.goods-received.v1";
    public static final String INSPECTION_REQUESTED = "qloop.returns.inspection-requested.v1";

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
        await().until(() -> isKnown(id));
    }

    /** Any product that the ERP has told of. */
    public String product() {
        var id = unique("P");
        announceProduct(id);
        return id;
    }

    public void announceProduct(String id) {
        kafka.send(
                MASTER_DATA,
                "erp.product-changed.v1",
                "/erp",
                id,
                Map.of(
                        "productId",
                        id,
                        "name",
                        Map.of("en", "Magnet wire", "zh", "漆包线"),
                        "unit",
                        "kg",
                        "active",
                        true));
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> CDI.current().select(Products.class).get().find(id).isPresent()));
    }

    public static boolean isKnown(String customerId) {
        return QuarkusTransaction.requiringNew().call(() -> CDI.current()
                .select(Customers.class)
                .get()
                .find(customerId)
                .isPresent());
    }

    // ---- what comes back

    /** One line of an announcement. */
    public record Line(
            int line, String productId, String lot, Number quantity, String unit, String packaging, String remark) {

        public Line remarked(String words) {
            return new Line(line, productId, lot, quantity, unit, packaging, words);
        }
    }

    public static Line line(int line, String productId, String lot, Number quantity) {
        return new Line(line, productId, lot, quantity, "kg", "damaged", "纸箱浸水");
    }

    public static Map<String, Object> announcement(String reference, String customerId, Line... lines) {
        return Map.of(
                "returnReference",
                reference,
                "customerId",
                customerId,
                "deliveryNote",
                "DN-" + reference,
                "site",
                "suzhou",
                "receivedAt",
                "2026-11-20T02:15:00Z",
                "lines",
                List.of(lines));
    }

    /** Sends the announcement under a new event id, which it answers. */
    public String send(Map<String, Object> announcement) {
        return kafka.send(
                RETURNS,
                RETURN_RECEIVED,
                "/logistics",
                announcement.get("returnReference").toString(),
                announcement);
    }

    /** A return of these lines that has been taken in; answers its reference. */
    public String received(String customerId, Line... lines) {
        var reference = unique("RN");
        send(announcement(reference, customerId, lines));
        awaitInspections(reference, lines.length);
        return reference;
    }

    /** The inspections of the return, in the order of their lines. */
    public List<Map<String, Object>> awaitInspections(String reference, int count) {
        await().untilAsserted(() -> assertThat(inspections(reference)).hasSize(count));
        return inspections(reference);
    }

    public static List<Map<String, Object>> inspections(String reference) {
        return new ArrayList<>(staff().get("/api/v1/inspections?sort=createdAt&limit=100&returnReference=" + reference)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items"));
    }

    public static List<Map<String, Object>> returns(String reference) {
        return staff().get("/api/v1/returns?returnReference=" + reference)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** Sends one more return and waits until it is taken in: what was sent before under the same key is done as well. */
    public void awaitEverythingBefore() {
        var customer = customer();
        var product = product();
        for (int i = 0; i < 6; i++) {
            received(customer, line(1, product, "L-1", 1));
        }
    }

    public void awaitDeadLetter(String reference, String reason) {
        await().untilAsserted(() -> assertThat(reasons(reference)).as(reference).contains(reason));
    }

    /** The reasons of the open dead letters of this case. */
    public static List<String> reasons(String reference) {
        return deadLetters(reference).stream()
                .map(d -> (String) d.get("reason"))
                .toList();
    }

    public static List<Map<String, Object>> deadLetters(String key) {
        JsonPath page = as(Tokens.of("admin").roles("admin"))
                .get("/api/v1/services/returns/dead-letters?status=open&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return page.<Map<String, Object>>getList("items").stream()
                .filter(d -> key.equals(d.get("key")))
                .toList();
    }

    public static void redrive(Object deadLetter) {
        as(Tokens.of("admin").roles("admin"))
                .put("/api/v1/services/returns/dead-letters/{id}/redrive", deadLetter)
                .then()
                .statusCode(200);
    }

    // ---- who asks

    public static RequestSpecification as(Tokens who) {
        return RestAssured.given().auth().oauth2(who.sign()).contentType(ContentType.JSON);
    }

    /** Somebody of quality. */
    public static RequestSpecification inspector() {
        return as(Tokens.of("wang.qc").roles("staff").functions("quality"));
    }

    /** Somebody of another function. */
    public static RequestSpecification staff() {
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
