package io.qloop.complaint.intake;

import static io.qloop.complaint.Scenes.ACTION_ASSIGNED;
import static io.qloop.complaint.Scenes.COMPLAINT_OPENED;
import static io.qloop.complaint.Scenes.INSPECTION_COMPLETED;
import static io.qloop.complaint.Scenes.RETURNS;
import static io.qloop.complaint.Scenes.actions;
import static io.qloop.complaint.Scenes.awaitDeadLetter;
import static io.qloop.complaint.Scenes.complaint;
import static io.qloop.complaint.Scenes.complaints;
import static io.qloop.complaint.Scenes.deadLetters;
import static io.qloop.complaint.Scenes.headOfQuality;
import static io.qloop.complaint.Scenes.inspection;
import static io.qloop.complaint.Scenes.opened;
import static io.qloop.complaint.Scenes.redrive;
import static io.qloop.complaint.Scenes.unique;
import static io.qloop.complaint.Scenes.verifiedActionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.complaint.Scenes;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class InspectionCompletedTest {

    private static Scenes scenes;

    @Inject
    FollowUpNonconformingReturn followUp;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    void readsEveryPublishedExample() {
        scenes.announceCustomer("C-1007");
        scenes.announceCustomer("C-1004");

        for (var example : Contracts.examples(INSPECTION_COMPLETED)) {
            scenes.kafka.sendStructured(RETURNS, example);
        }

        var opened = scenes.kafka
                .await(
                        Scenes.OUT,
                        e -> e.type().equals(COMPLAINT_OPENED)
                                && e.data().at("/origin/number").asText().equals("RT-2026-000031")
                                && e.data().at("/customerId").asText().equals("C-1007"),
                        1)
                .getFirst();
        assertThat(opened.event().getExtension("correlationid")).isEqualTo("RN-2026-0417");
        scenes.awaitEverythingBefore();
        var fromConforming = Contracts.examples(INSPECTION_COMPLETED).stream()
                .map(JsonPath::from)
                .filter(e -> e.getString("data.verdict").equals("conforming"))
                .map(e -> e.getString("data.returnId"))
                .toList();
        assertThat(fromConforming).isNotEmpty();
        assertThat(scenes.kafka.all(Scenes.OUT))
                .noneMatch(
                        e -> fromConforming.contains(e.data().at("/origin/id").asText()));
    }

    @Test
    void opensAComplaintWithAnActionForTheResponsibleFunction() {
        var customer = scenes.customer();
        var lot = unique("L");
        var inspection = inspection(customer, lot);

        scenes.send(inspection);

        var id = (String) scenes.awaitComplaints(customer, 1).getFirst().get("id");
        var complaint = complaint(id);
        assertThat(complaint.getString("number")).matches("CP-\\d{4}-\\d{6}");
        assertThat(complaint.getString("status")).isEqualTo("open");
        assertThat(complaint.getString("origin.kind")).isEqualTo("return");
        assertThat(complaint.getString("origin.id")).isEqualTo(inspection.get("returnId"));
        assertThat(complaint.getString("origin.number")).isEqualTo("RT-2026-000031");
        assertThat(complaint.getString("openedBy")).isEqualTo("system:/qloop/returns");
        assertThat(complaint.getString("subject"))
                .contains("退货 RN-2026-0417")
                .contains("Return RN-2026-0417")
                .contains(lot);
        assertThat(complaint.getString("description"))
                .contains("surface-scratch 4")
                .contains("收线导轮磨损");
        assertThat(complaint.getList("actions.function")).containsExactly("production");
        var assigned = scenes.awaitEvents(id, ACTION_ASSIGNED, 1).getFirst();
        assertThat(assigned.data().at("/number").asText()).matches("CA-\\d{4}-\\d{6}");
        assertThat(assigned.data().at("/function").asText()).isEqualTo("production");
        assertThat(assigned.data().at("/lot").asText()).isEqualTo(lot);
        assertThat(assigned.data().at("/description").asText())
                .contains("消除不合格批次")
                .contains("Remove the cause");
        assertThat(scenes.kafka.all(Scenes.OUT).stream()
                        .filter(e -> id.equals(e.key()))
                        .map(Heard::type))
                .containsExactly(COMPLAINT_OPENED, ACTION_ASSIGNED);
    }

    @Test
    void asksQualityWhereNoFunctionIsNamed() {
        var customer = scenes.customer();
        var inspection = inspection(customer, unique("L"));
        inspection.remove("responsibleFunction");
        inspection.remove("cause");

        scenes.send(inspection);

        var id = scenes.awaitComplaints(customer, 1).getFirst().get("id");
        assertThat(actions(id)).extracting(a -> a.get("function")).containsExactly("quality");
    }

    @Test
    void makesNoCaseOfAConformingLot() {
        var customer = scenes.customer();
        var inspection = inspection(customer, unique("L"));
        inspection.put("verdict", "conforming");

        scenes.send(inspection);

        scenes.awaitEverythingBefore();
        assertThat(complaints(customer)).isEmpty();
    }

    @Test
    void hasOneEffectHoweverOftenTheEventArrives() {
        var customer = scenes.customer();
        var inspection = inspection(customer, unique("L"));
        var eventId = UUID.randomUUID().toString();

        for (int i = 0; i < 3; i++) {
            scenes.kafka.send(
                    RETURNS,
                    INSPECTION_COMPLETED,
                    "/qloop/returns",
                    eventId,
                    inspection.get("returnId").toString(),
                    inspection);
        }
        scenes.send(inspection);

        scenes.awaitEverythingBefore();
        var id = scenes.awaitComplaints(customer, 1).getFirst().get("id");
        assertThat(actions(id)).hasSize(1);
    }

    @Test
    void joinsTheOpenComplaintOfTheSameCustomerAndLot() {
        var customer = scenes.customer();
        var lot = unique("L");
        var entered = opened(customer, lot);
        var purchasing = inspection(customer, lot);
        purchasing.put("responsibleFunction", "purchasing");

        scenes.send(purchasing);

        await().untilAsserted(() -> assertThat(actions(entered)).hasSize(2));
        assertThat(actions(entered)).extracting(a -> a.get("function")).containsExactly("production", "purchasing");
        assertThat(complaints(customer)).hasSize(1);
        assertThat(scenes.awaitEvents(entered, ACTION_ASSIGNED, 2)).hasSize(2);
    }

    @Test
    void joinsOnlyTheSameCustomerAndTheSameLot() {
        var customer = scenes.customer();
        var other = scenes.customer();
        var lot = unique("L");
        opened(customer, lot);

        scenes.send(inspection(other, lot));
        scenes.send(inspection(customer, unique("L")));

        scenes.awaitComplaints(other, 1);
        scenes.awaitComplaints(customer, 2);
    }

    @Test
    void opensAnotherComplaintOnceTheFirstIsClosed() {
        var customer = scenes.customer();
        var lot = unique("L");
        scenes.send(inspection(customer, lot));
        var first = (String) scenes.awaitComplaints(customer, 1).getFirst().get("id");
        verifiedActionOf(first);
        headOfQuality()
                .header("If-Match", "*")
                .body("{\"resolution\": \"lot replaced\"}")
                .put("/api/v1/complaints/{id}/closure", first)
                .then()
                .statusCode(200);

        scenes.send(inspection(customer, lot));

        scenes.awaitComplaints(customer, 2);
        assertThat(actions(first)).hasSize(1);
    }

    @Test
    void opensOneComplaintForManyInspectionsOfALotAtTheSameMoment() {
        var customer = scenes.customer();
        var lot = unique("L");
        var inspections = 20;

        // Different returns: different keys, different partitions, in any order.
        for (int i = 0; i < inspections; i++) {
            scenes.send(inspection(customer, lot));
        }

        var id = scenes.awaitComplaints(customer, 1).getFirst().get("id");
        await().untilAsserted(() -> assertThat(complaint(id).getList("actions")).hasSize(inspections));
        assertThat(complaints(customer)).hasSize(1);
    }

    @Test
    void opensOneComplaintWhenTwoInstancesHearOfTheSameLot() throws Exception {
        var customer = scenes.customer();
        var lot = unique("L");
        var instances = 4;
        var start = new CyclicBarrier(instances);
        Callable<Boolean> instance = () -> {
            var inspection = nonconforming(customer, lot);
            start.await();
            try {
                QuarkusTransaction.requiringNew().run(() -> followUp.handle(inspection));
                return true;
            } catch (RuntimeException heldByTheConstraint) {
                // As the consumer does.
                QuarkusTransaction.requiringNew().run(() -> followUp.handle(inspection));
                return false;
            }
        };

        try (var threads = Executors.newFixedThreadPool(instances)) {
            for (var outcome : threads.invokeAll(Collections.nCopies(instances, instance))) {
                outcome.get();
            }
        }

        assertThat(complaints(customer)).hasSize(1);
        assertThat(actions(complaints(customer).getFirst().get("id"))).hasSize(instances);
    }

    private static InspectionCompleted nonconforming(String customer, String lot) {
        return new InspectionCompleted(
                UUID.randomUUID(),
                "IN-2026-000031",
                UUID.randomUUID(),
                "RT-2026-000031",
                "RN-2026-0417",
                customer,
                "P-200",
                lot,
                new BigDecimal("50"),
                new BigDecimal("4"),
                "kg",
                List.of(new InspectionCompleted.Defect("surface-scratch", new BigDecimal("4"))),
                "worn guide pulleys",
                InspectionCompleted.Verdict.NONCONFORMING,
                CompanyFunction.PRODUCTION,
                Instant.parse("2026-11-20T08:41:00Z"));
    }

    @Test
    void opensAComplaintOnceItsCustomerIsKnown() {
        var stranger = unique("C");
        var inspection = inspection(stranger, unique("L"));
        var returnId = inspection.get("returnId").toString();
        scenes.send(inspection);
        awaitDeadLetter(returnId, "unknown-customer");
        assertThat(complaints(stranger)).isEmpty();
        scenes.announceCustomer(stranger);

        redrive(deadLetters(returnId).getFirst().get("id"));

        assertThat(complaints(stranger)).hasSize(1);
        assertThat(deadLetters(returnId)).isEmpty();
    }

    @Test
    void putsAsideWhatBreaksTheContract() {
        var inspection = inspection(scenes.customer(), unique("L"));
        inspection.put("verdict", "undecided");

        scenes.send(inspection);

        awaitDeadLetter(inspection.get("returnId").toString(), "schema-violated");
    }
}
