package io.qloop.returns.intake;

import static io.qloop.returns.Scenes.DELIVERIES;
import static io.qloop.returns.Scenes.GOODS_RECEIVED;
import static io.qloop.returns.Scenes.INSPECTION_REQUESTED;
import static io.qloop.returns.Scenes.MASTER_DATA;
import static io.qloop.returns.Scenes.OUT;
import static io.qloop.returns.Scenes.RETURNS;
import static io.qloop.returns.Scenes.RETURN_RECEIVED;
import static io.qloop.returns.Scenes.announcement;
import static io.qloop.returns.Scenes.deadLetters;
import static io.qloop.returns.Scenes.inspections;
import static io.qloop.returns.Scenes.line;
import static io.qloop.returns.Scenes.reasons;
import static io.qloop.returns.Scenes.redrive;
import static io.qloop.returns.Scenes.returns;
import static io.qloop.returns.Scenes.staff;
import static io.qloop.returns.Scenes.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.returns.Scenes;
import io.qloop.returns.goodsreturn.Announcement;
import io.qloop.returns.masterdata.Deliveries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReturnReceivedTest {

    private static Scenes scenes;
    private static String customer;
    private static String product;

    @Inject
    ReceiveReturn receiveReturn;

    @Inject
    Deliveries deliveries;

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
    void takesEveryPublishedExampleIn() {
        Contracts.examples("erp.customer-changed.v1").forEach(e -> scenes.kafka.sendStructured(MASTER_DATA, e));
        Contracts.examples("erp.product-changed.v1").forEach(e -> scenes.kafka.sendStructured(MASTER_DATA, e));
        Contracts.examples("erp.goods-delivered.v1").forEach(e -> scenes.kafka.sendStructured(DELIVERIES, e));
        scenes.announceProduct("P-200");
        scenes.announceProduct("P-104");
        scenes.announceCustomer("C-1004");
        scenes.announceCustomer("C-1007");

        for (var example : Contracts.examples(RETURN_RECEIVED)) {
            scenes.kafka.sendStructured(RETURNS, example);

            var data = JsonPath.from(example);
            var reference = data.getString("data.returnReference");
            var inspections = scenes.awaitInspections(
                    reference, data.getList("data.lines").size());
            assertThat(inspections).allSatisfy(i -> assertThat(i).containsEntry("status", "requested"));
            var received = awaitEvent(GOODS_RECEIVED, reference);
            assertThat(received.data().at("/customerId").asText()).isEqualTo(data.getString("data.customerId"));
            assertThat(received.data().at("/lines")).hasSameSizeAs(data.getList("data.lines"));
        }
    }

    @Test
    void announcesTheReceiptAndAnInspectionForEachLineUnderTheReturn() {
        var reference = unique("RN");

        scenes.send(announcement(reference, customer, line(1, product, "L-1", 120), line(2, product, "L-2", 2.5)));

        var received = awaitEvent(GOODS_RECEIVED, reference);
        var returnId = received.data().at("/returnId").asText();
        assertThat(received.event().getSubject()).isEqualTo(returnId);
        assertThat(received.key()).isEqualTo(returnId);
        assertThat(received.data().at("/number").asText()).matches("RT-\\d{4}-\\d{6}");
        var requested = scenes.kafka.await(OUT, e -> isOf(e, INSPECTION_REQUESTED, reference), 2);
        assertThat(requested).extracting(Heard::key).containsOnly(returnId);
        assertThat(requested).extracting(e -> e.data().at("/line").asInt()).containsExactly(1, 2);
        assertThat(requested)
                .extracting(e -> e.data().at("/sampleSize").asDouble())
                .containsExactly(20.0, 2.0);
        assertThat(requested)
                .extracting(e -> e.data().at("/number").asText())
                .allMatch(n -> n.matches("IN-\\d{4}-\\d{6}"));
    }

    @Test
    void hasOneEffectHoweverOftenTheEventArrives() {
        var reference = unique("RN");
        var id = UUID.randomUUID().toString();
        var announced = announcement(reference, customer, line(1, product, "L-1", 120));

        for (int i = 0; i < 3; i++) {
            scenes.kafka.send(RETURNS, RETURN_RECEIVED, "/logistics", id, reference, announced);
        }

        scenes.awaitEverythingBefore();
        assertThat(returns(reference)).hasSize(1);
        assertThat(inspections(reference)).hasSize(1);
        assertThat(scenes.kafka.all(OUT).stream().filter(e -> isOf(e, GOODS_RECEIVED, reference)))
                .hasSize(1);
    }

    @Test
    void hasOneEffectWhenTheSameReturnIsAnnouncedUnderOtherEventIds() {
        var reference = unique("RN");
        var announced = announcement(reference, customer, line(1, product, "L-1", 120));
        scenes.send(announced);
        scenes.awaitInspections(reference, 1);

        // Also several times in what the service may take as one batch.
        for (int i = 0; i < 3; i++) {
            scenes.send(announced);
        }

        scenes.awaitEverythingBefore();
        assertThat(returns(reference)).hasSize(1);
        assertThat(inspections(reference)).hasSize(1);
        assertThat(reasons(reference)).isEmpty();
    }

    @Test
    void hasOneEffectWhenTheSameReturnIsAnnouncedTwiceInOneBatch() {
        var references = List.of(unique("RN"), unique("RN"), unique("RN"), unique("RN"));

        for (var reference : references) {
            var announced = announcement(reference, customer, line(1, product, "L-1", 120));
            scenes.send(announced);
            scenes.send(announced);
        }

        scenes.awaitEverythingBefore();
        assertThat(references).allSatisfy(reference -> {
            assertThat(returns(reference)).hasSize(1);
            assertThat(inspections(reference)).hasSize(1);
            assertThat(reasons(reference)).isEmpty();
        });
    }

    @Test
    void hasOneEffectWhenTwoInstancesHearOfTheSameReturn() throws Exception {
        var reference = unique("RN");
        var announced = new Announcement(
                reference,
                customer,
                "DN-1",
                "suzhou",
                Instant.parse("2026-11-20T02:15:00Z"),
                List.of(new Announcement.Line(1, product, "L-1", BigDecimal.TEN, "kg", null, null)));
        var instances = 4;
        var start = new CyclicBarrier(instances);
        Callable<Boolean> instance = () -> {
            start.await();
            try {
                QuarkusTransaction.requiringNew().run(() -> receiveReturn.handle(announced));
                return true;
            } catch (RuntimeException heldByTheConstraint) {
                // As the consumer does.
                QuarkusTransaction.requiringNew().run(() -> receiveReturn.handle(announced));
                return false;
            }
        };

        try (var threads = Executors.newFixedThreadPool(instances)) {
            for (var outcome : threads.invokeAll(Collections.nCopies(instances, instance))) {
                outcome.get();
            }
        }

        assertThat(returns(reference)).hasSize(1);
        assertThat(inspections(reference)).hasSize(1);
    }

    @Test
    void putsAReturnAsideThatIsAnnouncedDifferently() {
        var reference = scenes.received(customer, line(1, product, "L-1", 120));

        scenes.send(announcement(reference, customer, line(1, product, "L-1", 121)));

        scenes.awaitDeadLetter(reference, "return-announced-differently");
        assertThat(inspections(reference).getFirst()).containsEntry("quantity", 120);
    }

    @Test
    void takesAReturnInOnceItsCustomerIsKnown() {
        var stranger = unique("C");
        var reference = unique("RN");
        scenes.send(announcement(reference, stranger, line(1, product, "L-1", 120)));
        scenes.awaitDeadLetter(reference, "unknown-customer");
        assertThat(returns(reference)).isEmpty();
        scenes.announceCustomer(stranger);

        redrive(deadLetters(reference).getFirst().get("id"));

        assertThat(inspections(reference)).hasSize(1);
        assertThat(reasons(reference)).isEmpty();
        assertThat(awaitEvent(GOODS_RECEIVED, reference).event().getExtension("correlationid"))
                .isEqualTo(reference);
    }

    @Test
    void takesAReturnInOnceItsProductIsKnown() {
        var novelty = unique("P");
        var reference = unique("RN");
        scenes.send(announcement(reference, customer, line(1, product, "L-1", 1), line(2, novelty, "L-2", 1)));
        scenes.awaitDeadLetter(reference, "unknown-product");
        assertThat(inspections(reference)).isEmpty();
        scenes.announceProduct(novelty);

        redrive(deadLetters(reference).getFirst().get("id"));

        assertThat(inspections(reference)).hasSize(2);
    }

    @Test
    void saysWhetherTheDeliveryOfALotIsKnown() {
        var reference = unique("RN");
        scenes.kafka.send(
                DELIVERIES,
                "erp.goods-delivered.v1",
                "/erp",
                "DN-" + reference,
                Map.of(
                        "deliveryNote",
                        "DN-" + reference,
                        "customerId",
                        customer,
                        "site",
                        "suzhou",
                        "promisedAt",
                        "2026-11-06T09:30:00Z",
                        "deliveredAt",
                        "2026-11-06T07:12:00Z",
                        "lines",
                        List.of(Map.of("line", 1, "productId", product, "lot", "L-1", "quantity", 500, "unit", "kg"))));
        await().untilAsserted(
                        () -> assertThat(knownDelivery(reference, customer)).isTrue());

        scenes.send(announcement(reference, customer, line(1, product, "L-1", 1), line(2, product, "L-2", 1)));

        scenes.awaitInspections(reference, 2);
        var id = returns(reference).getFirst().get("id");
        var lines = staff().get("/api/v1/returns/{id}", id).jsonPath();
        assertThat(lines.getList("lines.knownDelivery")).containsExactly(true, false);
        assertThat(lines.getList("lines.inspectionId"))
                .isEqualTo(inspections(reference).stream().map(i -> i.get("id")).toList());
    }

    @Test
    void putsAsideWhatNoReturnCanLookLike() {
        var twice = unique("RN");
        var tooFine = unique("RN");
        var negative = unique("RN");
        var nul = unique("RN");

        scenes.send(announcement(twice, customer, line(1, product, "L-1", 1), line(1, product, "L-2", 1)));
        scenes.send(announcement(tooFine, customer, line(1, product, "L-1", 0.0001)));
        scenes.send(announcement(negative, customer, line(1, product, "L-1", -1)));
        scenes.send(announcement(nul, customer, line(1, product, "L-1", 1).remarked("a\u0000b")));

        scenes.awaitDeadLetter(twice, "return-line-twice");
        scenes.awaitDeadLetter(tooFine, "return-quantity-invalid");
        scenes.awaitDeadLetter(negative, "schema-violated");
        scenes.awaitDeadLetter(nul, "unexpected-fault");
    }

    private boolean knownDelivery(String reference, String customerId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> deliveries.brought("DN-" + reference, customerId, product, "L-1"));
    }

    private static Heard awaitEvent(String type, String reference) {
        return scenes.kafka.await(OUT, e -> isOf(e, type, reference), 1).getFirst();
    }

    private static boolean isOf(Heard event, String type, String reference) {
        return event.type().equals(type)
                && event.data().at("/returnReference").asText().equals(reference);
    }
}
