package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.take;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that happened in the loop of a feedback, in one list. */
@ServiceTest
@Tag("AH-01")
class FeedbackTimelineTest {

    /** What other services tell of a loop, in the order in which it happens. */
    private static final List<String> STORY = List.of(
            "returns.return-opened",
            "notification.message-handed-over",
            "returns.goods-received",
            "returns.inspection-requested",
            "returns.inspection-completed",
            "returns.disposition-decided",
            "complaint.complaint-opened",
            "complaint.action-assigned",
            "complaint.stage-entered",
            "complaint.deadline-missed",
            "notification.message-failed",
            "complaint.action-completed",
            "complaint.action-verified",
            "complaint.complaint-closed",
            "survey.survey-sent",
            "survey.answer-given",
            "survey.low-score-given");

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final ObjectMapper json = new ObjectMapper();
    private final KafkaProbe kafka = new KafkaProbe();
    private final Map<String, String> ids = new TreeMap<>();

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
        List.of("returnId", "inspectionId", "complaintId", "actionId", "surveyId")
                .forEach(id -> ids.put(id, Ids.next().toString()));
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void tellsTheWholeLifeOfTheFeedbackItself() {
        var id = FeedbackScene.closed(ours);
        var other = FeedbackRequests.registered(ours);
        act(sales(), id, "links/" + other, Map.of("reason", "同一批次")).statusCode(200);

        var entries = entries(id);

        assertThat(types(entries))
                .startsWith("registered")
                .contains("stage-entered", "countermeasure-recorded", "countermeasure-accepted")
                .contains("countermeasure-completed", "signed", "linked");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.at("/text/zh").asText()).containsPattern("\\p{IsHan}");
            assertThat(entry.at("/text/en").asText()).isNotBlank();
            assertThat(entry.at("/about/service").asText()).isEqualTo("feedback");
            assertThat(entry.at("/about/number").asText()).startsWith("FB-");
            assertThat(entry.at("/about/id").asText()).isNotBlank();
        });
        var first = entries.getFirst();
        assertThat(first.path("who").asText()).isEqualTo("chen.sales");
        assertThat(first.at("/text/zh").asText()).isEqualTo("反馈已登记，来源：电话");
        assertThat(entry(entries, "signed").path("who").asText()).isEqualTo("director");
        assertThat(entry(entries, "countermeasure-accepted").path("who").asText())
                .isEqualTo("li.quality");
        assertThat(entry(entries, "linked").at("/details/feedbackId").asText()).isEqualTo(other);
    }

    @Test
    void tellsWhatBecameOfItsDeadlinesAndFiles() {
        var id = reported(ours);
        enter(id, Map.of("category", "产品质量", "copyTo", "quality"));
        take(sales(), id, "classified").statusCode(200);
        take(sales(), id, "form-issued").statusCode(200);
        given().auth()
                .oauth2(sales().sign())
                .multiPart("file", "labels.txt", "0.50 mm / 0.53 mm".getBytes(), "text/plain")
                .post(PATH + "/" + id + "/attachments")
                .then()
                .statusCode(201);

        var entries = entries(id);

        assertThat(types(entries)).contains("file-added").containsAnyOf("deadline-met", "deadline-met-late");
        assertThat(entry(entries, "file-added").at("/text/en").asText()).isEqualTo("File added: labels.txt");
        assertThat(entry(entries, "file-added").at("/about/number").asText()).startsWith("FB-");
    }

    @Test
    void tellsWhatHappenedInAllServicesWithNumbersAndNames() {
        var id = reported(ours);
        act(sales(), id, "return-request", Map.of("reason", "整批退货")).statusCode(200);

        STORY.forEach(event -> tell(id, event));
        await().until(() -> types(entries(id)).contains("qloop.survey.low-score-given.v1"));
        STORY.forEach(event -> await().until(() -> types(entries(id)).contains("qloop." + event + ".v1")));

        var entries = entries(id);
        assertThat(types(entries)).contains("registered", "return-requested");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.at("/about/number").asText()).as(entry.toString()).isNotBlank();
            assertThat(entry.at("/text/zh").asText()).containsPattern("\\p{IsHan}");
            assertThat(entry.at("/text/en").asText()).doesNotContain("{").doesNotContain("–");
        });
        var decided = entry(entries, "qloop.returns.disposition-decided.v1");
        assertThat(decided.path("about"))
                .isEqualTo(
                        entry(entries, "qloop.returns.inspection-completed.v1").path("about"));
        assertThat(entry(entries, "qloop.complaint.action-completed.v1")
                        .path("who")
                        .asText())
                .isNotBlank();
        var words = List.of("subject", "description", "measure", "resolution", "comment", "cause", "reason");
        STORY.forEach(event -> words.stream().filter(data(event)::has).forEach(field -> assertThat(entries.toString())
                .doesNotContain(data(event).path(field).asText())));
        // The low score led to another feedback, which belongs to the same loop.
        var next = entries.stream()
                .filter(entry -> entry.path("type").asText().equals("registered"))
                .map(entry -> entry.at("/about/id").asText())
                .filter(it -> !it.equals(id))
                .findFirst();
        assertThat(next).isPresent();
        assertThat(types(entries(next.get()))).isEqualTo(types(entries(id)));
    }

    @Test
    void isWalkedPageByPageInBothDirections() {
        // A class without a deadline: nothing else happens meanwhile.
        var id = reported(registration(ours, "class", "d"));
        STORY.stream().filter(event -> event.startsWith("complaint.")).forEach(event -> tell(id, event));
        await().until(() -> entries(id).size() >= 10);
        var all = entries(id);

        assertThat(walk(id, "createdAt")).isEqualTo(all);
        assertThat(walk(id, "-createdAt")).isEqualTo(all.reversed());
        show(sales(), id, "?after=bm90Cm91cnM").statusCode(400).body("type", is("/problems/cursor-invalid"));
    }

    @Test
    void isForOurOwnPeopleOnly() {
        var id = reported(ours);

        show(auditor(), id, "").statusCode(200);
        show(customer(ours), id, "").statusCode(403);
        show(Tokens.of("erp").roles("system"), id, "").statusCode(403);
        show(sales(), Ids.next().toString(), "").statusCode(404).body("type", is("/problems/feedback-not-found"));
        given().get(PATH + "/" + id + "/timeline").then().statusCode(401);
    }

    private void tell(String loop, String event) {
        var topic = "qloop." + event.substring(0, event.indexOf('.'));
        var data = data(event);
        ids.forEach((field, id) -> {
            if (data.has(field)) {
                data.put(field, id);
            }
        });
        if (data.has("customerId")) {
            data.put("customerId", ours);
        }
        if (data.has("caseId")) {
            data.put("caseId", ids.get("complaintId"));
        }
        if (data.at("/origin/kind").asText().equals("feedback")) {
            ((ObjectNode) data.path("origin")).put("id", loop);
        }
        kafka.sendWithin(
                loop,
                topic,
                "qloop." + event + ".v1",
                "/" + topic.replace('.', '/'),
                UUID.randomUUID().toString(),
                loop,
                data);
    }

    private ObjectNode data(String event) {
        try {
            return (ObjectNode)
                    json.readTree(Contracts.examples("qloop." + event + ".v1").getFirst())
                            .path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<JsonNode> entries(String id) {
        return page(id, "?sort=createdAt&limit=100").path("items").valueStream().toList();
    }

    private List<JsonNode> walk(String id, String sort) {
        var walked = new ArrayList<JsonNode>();
        var page = page(id, "?limit=3&sort=" + sort);
        page.path("items").forEach(walked::add);
        while (page.hasNonNull("next")) {
            page = page(
                    id, "?limit=3&sort=" + sort + "&after=" + page.path("next").asText());
            page.path("items").forEach(walked::add);
        }
        return walked;
    }

    private JsonNode page(String id, String query) {
        try {
            return json.readTree(
                    show(sales(), id, query).statusCode(200).extract().asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse show(Tokens who, String id, String query) {
        return as(who).get(PATH + "/" + id + "/timeline" + query).then();
    }

    private static List<String> types(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("type").asText()).toList();
    }

    private static JsonNode entry(List<JsonNode> entries, String type) {
        return entries.stream()
                .filter(entry -> entry.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
