package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.read;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.delivery.LotsDelivered;
import io.qloop.feedback.product.ProductFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.EntityKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The products and lots that a feedback is about, beside what the ERP tells of deliveries. */
@ServiceTest
class FeedbackGoodsTest {

    @Inject
    CustomerFixture customers;

    @Inject
    ProductFixture products;

    @Inject
    EntityManager database;

    @Inject
    SessionFactory sessions;

    @Inject
    Event<LotsDelivered> delivered;

    private final KafkaProbe kafka = new KafkaProbe();
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String lot = "L-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
        products.known("P-200");
        products.known("P-104");
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void takesALotThatNobodyHasDeliveredAndKnowsItWhenTheErpTellsOfIt() {
        var id = registered(List.of(
                Map.of("productId", "P-200", "lot", lot, "quantity", 12.5, "unit", "kg"),
                Map.of("productId", "P-104", "lot", lot + "-2"),
                Map.of("productId", "P-104")));
        read(customer(ours), id)
                .body("lines.lotStatus", contains("unknown-lot", "unknown-lot", null))
                .body("lines[0].quantity", is(12.5f))
                .body("productId", is("P-200"))
                .body("lot", is(lot));

        deliver("P-200", lot);

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> read(sales(), id)
                .body("lines[0].lotStatus", is("delivered")));
        read(sales(), id).body("lines[1].lotStatus", is("unknown-lot"));
        var another = register(sales(), registration(ours, "lot", lot)).then().statusCode(201);
        another.body("lines[0].lotStatus", is("delivered"));
    }

    @Test
    void isMadeSureOfByOurPeople() {
        var id = registered(List.of(Map.of("lot", lot), Map.of("productId", "P-200")));

        act(customer(ours), id, "lines/1/lot-confirmation", Map.of("reason", "标签照片"))
                .statusCode(403);
        act(sales(), id, "lines/2/lot-confirmation", Map.of("reason", "标签照片"))
                .statusCode(409)
                .body("type", is("/problems/feedback-lot-not-unknown"));
        act(sales(), id, "lines/3/lot-confirmation", Map.of("reason", "标签照片")).statusCode(404);
        act(sales(), id, "lines/1/lot-confirmation", Map.of("reason", "标签照片"))
                .statusCode(200)
                .body("lines[0].lotStatus", is("confirmed"))
                .body("history.kind", contains("lot-confirmed"))
                .body("history[0].by", is("chen.sales"));
    }

    @Test
    void tellsOthersOfAllGoods() {
        var body = registration(ours);
        body.put("lines", List.of(Map.of("productId", "P-200", "lot", lot), Map.of("productId", "P-104")));
        var id = reported(body);
        act(sales(), id, "return-request", Map.of("reason", "整批退货")).statusCode(200);

        for (var event : List.of("feedback-registered", "return-requested")) {
            var told = kafka.await("qloop.feedback", "qloop.feedback." + event + ".v1", id)
                    .data()
                    .path("lines");
            assertThat(told.findValuesAsText("productId")).containsExactly("P-200", "P-104");
            assertThat(told.path(0).path("lotStatus").asText()).isEqualTo("unknown-lot");
        }
    }

    @Test
    void refusesGoodsThatCannotBe() {
        refused(
                422,
                "unknown-product",
                "lines[1].productId",
                List.of(Map.of("lot", lot), Map.of("productId", "P-none")));
        refused(422, "feedback-goods-without-name", "lines[0].productId", List.of(Map.of("quantity", 1, "unit", "kg")));
        refused(422, "feedback-quantity-without-unit", "lines[0].quantity", List.of(Map.of("lot", lot, "unit", "kg")));
        refused(400, "invalid-request", "lines[0].quantity", List.of(Map.of("lot", lot, "quantity", 0, "unit", "kg")));
        refused(
                400,
                "invalid-request",
                "lines[0].quantity",
                List.of(Map.of("lot", lot, "quantity", 0.0001, "unit", "kg")));
        var body = registration(ours, "lot", lot);
        body.put("lines", List.of(Map.of("lot", lot)));
        register(sales(), body)
                .then()
                .statusCode(422)
                .body("type", is("/problems/feedback-goods-twice"))
                .body("errors.field", contains("lot"));
    }

    @Test
    void looksUpAllLinesOfARegistrationAtOnce() {
        IntStream.range(0, 100).forEach(i -> products.known("P-" + lot + i));
        var lines = IntStream.range(0, 100)
                .mapToObj(i -> Map.<String, Object>of("productId", "P-" + lot + i, "lot", lot + "-" + i))
                .toList();
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        var before = statistics.getPrepareStatementCount();

        registered(lines);

        assertThat(statistics.getPrepareStatementCount() - before).isLessThan(100);
        statistics.setStatisticsEnabled(false);
    }

    /** A customer may have named thousands of lots that nobody knows. */
    @Test
    void looksAtFeedbacksOfTheDeliveredLotsOnly() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> registered(List.of(Map.of("lot", lot + "-" + i))))
                .toList();

        QuarkusTransaction.requiringNew().run(() -> {
            delivered.fire(new LotsDelivered(ours, Set.of(new LotsDelivered.Lot("P-200", lot + "-3"))));

            assertThat(database.unwrap(Session.class).getStatistics().getEntityKeys())
                    .filteredOn(key -> Feedback.class.getName().equals(((EntityKey) key).getEntityName()))
                    .extracting(key -> ((EntityKey) key).getIdentifier().toString())
                    .containsExactly(ids.get(3));
        });
        read(sales(), ids.get(3)).body("lines[0].lotStatus", is("delivered"));
        read(sales(), ids.get(2)).body("lines[0].lotStatus", is("unknown-lot"));
    }

    private void deliver(String product, String lot) {
        var note = "DN-" + lot;
        kafka.send(
                "erp.deliveries",
                "erp.goods-delivered.v1",
                "/erp",
                note,
                Map.of(
                        "deliveryNote",
                        note,
                        "customerId",
                        ours,
                        "site",
                        "suzhou",
                        "promisedAt",
                        "2026-11-20T02:00:00Z",
                        "deliveredAt",
                        "2026-11-20T02:00:00Z",
                        "lines",
                        List.of(Map.of("line", 1, "productId", product, "lot", lot, "quantity", 500, "unit", "kg"))));
    }

    private String registered(List<Map<String, Object>> lines) {
        return register(sales(), registration(ours, "lines", lines))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void refused(int status, String type, String field, List<Map<String, Object>> lines) {
        register(sales(), registration(ours, "lines", lines))
                .then()
                .statusCode(status)
                .body("type", is("/problems/" + type))
                .body("errors.field", hasItem(field));
    }
}
