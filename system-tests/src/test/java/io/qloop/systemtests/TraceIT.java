package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.systemtests.product.EventLog.Seen;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One thread through everything: what a request or an event led to can be followed through all services. */
@SystemTest
class TraceIT {

    private final World world;
    private final Work work;

    TraceIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @Test
    void leadsFromARequestOverItsEventToTheNextServicesEvent() {
        var trace = newTrace();

        var feedback = world.as("chen.sales")
                .send(
                        "POST",
                        "/feedbacks",
                        Map.of(
                                "traceparent",
                                "00-" + trace + "-00f067aa0ba902b7-01",
                                "Idempotency-Key",
                                UUID.randomUUID().toString()),
                        Work.feedback("c", fresh("trace")).toString())
                .expect(201);

        var registered = world.events()
                .await("qloop.feedback.feedback-registered.v1", event -> event.value("feedbackId")
                        .equals(feedback.id()));
        var handedOver = world.events()
                .await("qloop.notification.message-handed-over.v1", event -> event.value("caseId")
                        .equals(feedback.id()));
        assertThat(registered.trace()).isEqualTo(trace);
        assertThat(handedOver.trace()).isEqualTo(trace);
        assertThat(registered.key()).isEqualTo(feedback.id());
        assertThat(registered.attribute("subject")).isEqualTo(feedback.id());
        assertThat(registered.attribute("correlationid")).isEqualTo(feedback.id());
        assertFollows(handedOver, registered);
    }

    @Test
    void keepsTheLoopsFirstCaseThroughEverythingThatFollows() {
        var reference = fresh("RN-TRACE");
        var lot = fresh("LOT");
        var trace = newTrace();
        var received = Work.returnReceived(reference, Work.CUSTOMER, lot);
        var record = received.binary();
        record.headers().add("ce_correlationid", reference.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        record.headers()
                .add(
                        "ce_traceparent",
                        ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        world.bus().publish(record);

        var goods = await("qloop.returns.goods-received.v1", "returnReference", reference);
        var requested = await("qloop.returns.inspection-requested.v1", "returnReference", reference);
        var resultTrace = newTrace();
        recordResult(requested.value("inspectionId"), resultTrace);
        var completed = await("qloop.returns.inspection-completed.v1", "returnReference", reference);
        var opened = await("qloop.complaint.complaint-opened.v1", "lot", lot);
        var assigned = await("qloop.complaint.action-assigned.v1", "lot", lot);
        var mailed = world.events()
                .await(
                        "qloop.notification.message-handed-over.v1",
                        event -> event.value("caseId").equals(assigned.attribute("subject"))
                                && event.value("kind").equals("action-assigned"));

        assertThat(goods.trace()).isEqualTo(trace);
        assertThat(requested.trace()).isEqualTo(trace);
        assertThat(goods.attribute("causationid")).isEqualTo(received.id());
        assertThat(java.util.List.of(goods, requested, completed, opened, assigned, mailed))
                .allSatisfy(event -> assertThat(event.attribute("correlationid"))
                        .as(event.type())
                        .isEqualTo(reference));
        assertThat(java.util.List.of(completed, opened, assigned, mailed))
                .allSatisfy(event -> assertThat(event.trace()).as(event.type()).isEqualTo(resultTrace));
        assertFollows(opened, completed);
        assertFollows(assigned, completed);
        assertFollows(mailed, assigned);
    }

    @Test
    void carriesNoPersonInTheHeaders() {
        var feedback = world.as("chen.sales")
                .post("/feedbacks", Work.feedback("c", fresh("private-words")))
                .expect(201);

        var registered = world.events()
                .await("qloop.feedback.feedback-registered.v1", event -> event.value("feedbackId")
                        .equals(feedback.id()));

        assertThat(registered.headers().values())
                .noneSatisfy(value -> assertThat(value).contains("private-words"));
        assertThat(registered.headers().values())
                .noneSatisfy(value -> assertThat(value).contains("chen"));
        assertThat(registered.headers().values())
                .noneSatisfy(value -> assertThat(value).contains("@"));
    }

    private void recordResult(String inspection, String trace) {
        var path = "/inspections/" + inspection;
        var etag = world.as("wang.qc").get(path).expect(200).etag();
        world.as("wang.qc")
                .send(
                        "PUT",
                        path + "/result",
                        Map.of("If-Match", etag, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01"),
                        Work.nonconforming("production").toString())
                .expect(200);
    }

    private Seen await(String type, String field, String value) {
        return world.events().await(type, event -> event.value(field).equals(value));
    }

    private static void assertFollows(Seen later, Seen earlier) {
        assertThat(later.attribute("causationid")).as(later.type()).isEqualTo(earlier.id());
        assertThat(later.attribute("correlationid")).as(later.type()).isEqualTo(earlier.attribute("correlationid"));
        assertThat(Json.tree(later.data().toString()).isObject()).isTrue();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
