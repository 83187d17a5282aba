package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.read;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A feedback that goes on as a complaint or a return, told of by the events of the other service. */
@ServiceTest
class HandedOnFeedbackTest {

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String successor = Ids.next().toString();
    private final String number = "CP-2026-" + successor.substring(30).toUpperCase();
    private final KafkaProbe kafka = new KafkaProbe();

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    @Tag("FB-021")
    @Tag("FB-023")
    @Tag("IM-010")
    void comesToItsEndWithTheNumberOfTheComplaintAndShowsItsAnswer() {
        var id = reported(ours);
        act(quality(), id, "escalation", Map.of("reason", "整批有问题"))
                .statusCode(200)
                .body("successor", nullValue());

        tell("qloop.complaint", "complaint-opened", opened("complaintId", id));
        tell("qloop.complaint", "complaint-opened", opened("complaintId", id));
        awaitState(id, "open");

        read(sales(), id)
                .body("status", is("escalated"))
                .body("successor.kind", is("complaint"))
                .body("successor.id", is(successor))
                .body("successor.number", is(number));
        as(sales())
                .get(PROCEEDINGS + id)
                .then()
                .body("stage.code", is("became-complaint"))
                .body("path.code.last()", is("became-complaint"))
                .body("path.by.last()", is("li.quality"))
                .body("fields.find { it.code == 'complaintNumber' }.value", is(number))
                .body("facts.find { it.code == 'formal-complaint' }.holds", is(true));
        var entered = kafka.await(
                        "qloop.feedback",
                        heard -> id.equals(heard.key())
                                && heard.data().path("stage").asText().equals("became-complaint"),
                        1)
                .getFirst();
        assertThat(entered.data().path("ended").asBoolean()).isTrue();

        tell("qloop.complaint", "stage-entered", stageEntered());
        tell(
                "qloop.complaint",
                "complaint-closed",
                Map.of(
                        "complaintId",
                        successor,
                        "number",
                        number,
                        "customerId",
                        ours,
                        "resolution",
                        "整批更换",
                        "closedAt",
                        "2026-12-04T03:00:00Z",
                        "origin",
                        Map.of("kind", "feedback", "id", id, "number", "FB-2026-000001")));
        awaitState(id, "closed");
        read(sales(), id)
                .body("successor.stage.zh", is("措施已确定"))
                .body("successor.outcome", is("整批更换"))
                .body("successor.endedAt", is("2026-12-04T03:00:00Z"));
        read(customer(ours), id).body("successor.outcome", is("整批更换")).body("successor.stage", nullValue());
    }

    @Test
    @Tag("FB-022")
    @Tag("IM-010")
    void comesToItsEndWithTheNumberOfTheReturn() {
        var id = reported(ours);
        act(sales(), id, "return-request", Map.of("reason", "整批退货")).statusCode(200);

        tell("qloop.returns", "return-opened", opened("returnId", id));
        awaitState(id, "open");

        as(sales())
                .get(PROCEEDINGS + id)
                .then()
                .body("stage.code", is("became-return"))
                .body("fields.find { it.code == 'returnNumber' }.value", is(number));
        tell(
                "qloop.returns",
                "goods-received",
                Map.of(
                        "returnId",
                        Ids.next().toString(),
                        "number",
                        "RT-2026-000001",
                        "returnReference",
                        number,
                        "customerId",
                        ours,
                        "site",
                        "suzhou",
                        "deliveryNote",
                        "DN-1",
                        "receivedAt",
                        "2026-12-01T02:00:00Z",
                        "lines",
                        List.of(Map.of(
                                "line",
                                1,
                                "productId",
                                "P-200",
                                "lot",
                                "L1",
                                "quantity",
                                1,
                                "unit",
                                "kg",
                                "knownDelivery",
                                false))));
        awaitState(id, "received");
        read(sales(), id).body("successor.kind", is("return")).body("status", is("return-requested"));
    }

    @Test
    void leavesComplaintsOfOthersAlone() {
        var id = reported(ours);

        tell(
                "qloop.complaint",
                "complaint-opened",
                opened("complaintId", Ids.next().toString()));
        act(quality(), id, "escalation", Map.of("reason", "整批有问题")).statusCode(200);
        tell("qloop.complaint", "complaint-opened", opened("complaintId", id));

        awaitState(id, "open");
        as(sales())
                .get("/api/v1/services/feedback/deadlines?caseId=" + id)
                .then()
                .body("items.status", hasItem("cancelled"));
    }

    private void tell(String topic, String event, Map<String, Object> data) {
        kafka.send(topic, topic + "." + event + ".v1", "/" + topic.replace('.', '/'), successor, data);
    }

    private Map<String, Object> opened(String idOf, String feedback) {
        return Map.of(
                idOf,
                successor,
                "number",
                number,
                "customerId",
                ours,
                "subject",
                "标签与实物不符",
                "origin",
                Map.of("kind", "feedback", "id", feedback, "number", "FB-2026-000001"),
                "openedAt",
                "2026-11-25T02:00:00Z");
    }

    private Map<String, Object> stageEntered() {
        return Map.of(
                "caseId",
                successor,
                "caseNumber",
                number,
                "customerId",
                ours,
                "procedure",
                "sample-8d/1",
                "stage",
                "measures-set",
                "stageName",
                Map.of("zh", "措施已确定", "en", "Measures set"),
                "enteredBy",
                "li.quality",
                "ended",
                false,
                "copies",
                List.of());
    }

    private static void awaitState(String id, String state) {
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> read(sales(), id)
                .body("successor.state", is(state)));
    }
}
