package io.qloop.feedback.inquiry;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.production;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.technology;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.feedback.FeedbackRequests;
import io.qloop.feedback.feedback.FeedbackScene;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class InquiryResourceTest {

    private static final Map<String, Object> QUESTION =
            Map.of("asked", List.of("evidence", "goods"), "words", "请注明开箱日期。", "answerBy", "2026-12-01");
    private static final Map<String, Object> ANSWER = Map.of("text", "P-200，批号 L20261101-03，12.5 kg");
    private static final String PROCEDURES = "/api/v1/services/feedback/procedures";

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH, "gu.min@" + ours.toLowerCase() + ".example");
    }

    @Test
    @Tag("IM-018")
    void asksTheCustomerForWhatIsMissing() {
        var id = registered(ours);
        inquiries(sales(), id)
                .body("items", empty())
                .body("language", is("zh"))
                .body("askable.code", contains("details", "goods", "evidence", "requirement", "satisfaction"))
                .body("askable.find { it.code == 'evidence' }.missing", is(true))
                .body("askable.find { it.code == 'details' }.missing", is(false));

        var asked = ask(wang(), id, QUESTION);

        var inquiry = asked.then()
                .statusCode(201)
                .header("ETag", is("\"0\""))
                .body("status", is("open"))
                .body("asked.code", contains("goods", "evidence"))
                .body("asked.name.zh", contains("产品型号、批号及数量", "相关书面文件或图片"))
                .body("words", is("请注明开箱日期。"))
                .body("answerBy", is("2026-12-01"))
                .body("dueAt", is("2026-12-01T09:30:00Z"))
                .body("function", is("quality"))
                .body("askedBy", is("wang.qc"))
                .extract()
                .<String>path("id");
        asked.then().header("Location", endsWith("/feedbacks/" + id + "/inquiries/" + inquiry));
        try (var probe = new KafkaProbe()) {
            var told = probe.await("qloop.feedback", "qloop.feedback.feedback-information-requested.v1", id)
                    .data();
            assertThat(told.path("inquiryId").asText()).isEqualTo(inquiry);
            assertThat(told.path("language").asText()).isEqualTo("zh");
            assertThat(told.at("/asked/0/name/zh").asText()).isEqualTo("产品型号、批号及数量");
            assertThat(told.path("words").asText()).isEqualTo("请注明开箱日期。");
            assertThat(told.path("dueAt").asText()).isEqualTo("2026-12-01T09:30:00Z");
            assertThat(told.toString()).doesNotContain("wang.qc");
        }
    }

    @Test
    @Tag("IM-018")
    void isAnsweredByTheCustomerOnTheWeb() {
        var id = registered(ours);
        var inquiry = asked(id);
        var seen = inquiries(customer(ours), id)
                .body("items[0].asked.name.zh", contains("产品型号、批号及数量", "相关书面文件或图片"))
                .body("items[0].askedBy", nullValue())
                .body("items[0].function", nullValue())
                .body("askable", nullValue())
                .extract()
                .asString();
        assertThat(seen).doesNotContain("wang.qc", "quality");
        var photograph = given().auth()
                .oauth2(customer(ours).sign())
                .multiPart("file", "label.txt", "0.50 mm / 0.53 mm".getBytes(), "text/plain")
                .post(PATH + "/" + id + "/attachments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("[0].id");

        change(customer(ours), id, inquiry, "answer", Map.of("text", "批号 L20261101-03", "files", List.of(photograph)))
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("status", is("answered"))
                .body("answer", is("批号 L20261101-03"))
                .body("answeredVia", is("web"))
                .body("answeredBy", nullValue());

        inquiries(customer(ours), id)
                .body("items[0].answer", is("批号 L20261101-03"))
                .body("items[0].files", contains(photograph))
                .body("items[0].answeredAt", is("2026-11-25T02:00:00Z"));
        inquiries(auditor(), id).body("items[0].answeredBy", is("customer-" + ours));
        deadlines(id).body("items[0].status", is("met"));
        try (var probe = new KafkaProbe()) {
            var told = probe.await("qloop.feedback", "qloop.feedback.feedback-information-given.v1", id)
                    .data();
            assertThat(told.path("via").asText()).isEqualTo("web");
            assertThat(told.path("function").asText()).isEqualTo("quality");
            assertThat(told.path("responsibleFunction").asText()).isEqualTo("quality");
            assertThat(told.toString()).doesNotContain("L20261101-03");
        }
        change(customer(ours), id, inquiry, "answer", ANSWER)
                .statusCode(409)
                .body("type", is("/problems/inquiry-move-refused"));
    }

    @Test
    void isWrittenDownByThoseWhoHandleTheFeedbackWhenTheCustomerSaysIt() {
        var id = registered(ours);
        var inquiry = asked(id);

        change(production(), id, inquiry, "answer", ANSWER).statusCode(403);
        change(sales(), id, inquiry, "answer", ANSWER)
                .statusCode(200)
                .body("answeredVia", is("recorded"))
                .body("answeredBy", is("chen.sales"));
    }

    @Test
    @Tag("IM-018")
    void isForThoseWhoHandleTheFeedback() {
        var id = registered(ours);

        ask(customer(ours), id, QUESTION).then().statusCode(403).body("type", is("/problems/role-required"));
        ask(auditor(), id, QUESTION).then().statusCode(403);
        ask(production(), id, QUESTION).then().statusCode(403).body("type", is("/problems/function-required"));
        ask(technology(), id, QUESTION).then().statusCode(403);
        enter(id, Map.of("copyTo", "technical"));
        ask(technology(), id, QUESTION).then().statusCode(201).body("function", is("technology"));
        ask(sales(), UUID.randomUUID().toString(), QUESTION)
                .then()
                .statusCode(404)
                .body("type", is("/problems/feedback-not-found"));
    }

    @Test
    @Tag("AH-82")
    void isNoBusinessOfAnotherCustomer() {
        var id = registered(ours);
        var inquiry = asked(id);
        var other = customer(ours + "-X");

        as(other).get(path(id)).then().statusCode(404).body("type", is("/problems/feedback-not-found"));
        as(other).get(path(id) + "/" + inquiry).then().statusCode(404);
        change(other, id, inquiry, "answer", ANSWER).statusCode(404).body("type", is("/problems/feedback-not-found"));
        change(customer(ours), id, inquiry, "withdrawal", Map.of("reason", "不需要"))
                .statusCode(403);
        as(customer(ours)).get(path(id) + "/" + inquiry).then().statusCode(200).body("askedBy", nullValue());
        as(customer(ours))
                .get(path(registered(ours)) + "/" + inquiry)
                .then()
                .statusCode(404)
                .body("type", is("/problems/inquiry-not-found"));
    }

    @ParameterizedTest
    @CsvSource({"withdrawal, withdrawn", "merger, merged", "escalation, escalated"})
    void isNotAskedInAFeedbackThatIsOver(String act, String status) {
        var id = FeedbackRequests.reported(ours);
        var inquiry = asked(id);

        end(id, act).body("status", is(status));

        ask(sales(), id, QUESTION).then().statusCode(409).body("type", is("/problems/feedback-not-open"));
        change(customer(ours), id, inquiry, "answer", ANSWER)
                .statusCode(409)
                .body("type", is("/problems/feedback-not-open"));
        deadlines(id).body("items.status", contains("cancelled"));
    }

    @Test
    void isNotAskedInAFeedbackThatIsClosed() {
        var id = FeedbackScene.closed(ours);

        ask(sales(), id, QUESTION).then().statusCode(409).body("type", is("/problems/feedback-not-open"));
    }

    @Test
    void isNeededUntilTheSameDayWhenTheFeedbackGoesOn() {
        var id = registered(ours);
        asked(id);
        end(id, "withdrawal");

        act(sales(), id, "reopening", Map.of("reason", "另有其事")).statusCode(200);

        deadlines(id)
                .body("items.findAll { it.status == 'running' }.dueAt", contains("2026-12-01T09:30:00Z"))
                .body("items.function", everyItem(is("quality")));
        inquiries(customer(ours), id).body("items.status", contains("open"));
    }

    @Test
    @Tag("IM-018")
    void tellsThatNobodyCanBeAsked() {
        var unknown = ours + "-N";
        customers.known(unknown, Language.EN);
        var id = registered(unknown);

        ask(sales(), id, QUESTION)
                .then()
                .statusCode(409)
                .body("type", is("/problems/inquiry-without-contact"))
                .body("detail", containsString(unknown));

        inquiries(sales(), id).body("items", empty());
        deadlines(id).body("items", empty());
    }

    @Test
    void asksForSomethingThatTheProcedureKnows() {
        var id = registered(ours);

        ask(sales(), id, Map.of("asked", List.of("finalEvaluation")))
                .then()
                .statusCode(422)
                .body("type", is("/problems/procedure-choice-unknown"))
                .body("errors.field", contains("asked"))
                .body("detail", containsString("evidence"));
        ask(sales(), id, Map.of("asked", List.of(), "words", " "))
                .then()
                .statusCode(422)
                .body("type", is("/problems/inquiry-empty"))
                .body("errors.field", contains("words"));
        ask(sales(), id, Map.of("words", "x".repeat(4001))).then().statusCode(400);
        ask(sales(), id, Map.of("words", "何时开箱？", "answerBy", "2026-11-24"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/inquiry-due-in-past"))
                .body("errors.field", contains("answerBy"));
        inquiries(sales(), id).body("items", empty());
    }

    @Test
    void isOneAtATimeAndMayBeWithdrawn() {
        var id = registered(ours);
        var first = asked(id);
        ask(sales(), id, Map.of("words", "何时开箱？")).then().statusCode(409).body("type", is("/problems/inquiry-open"));

        change(production(), id, first, "withdrawal", Map.of("reason", "已电话确认")).statusCode(403);
        change(sales(), id, first, "withdrawal", Map.of("reason", "已电话确认"))
                .statusCode(200)
                .body("status", is("withdrawn"))
                .body("withdrawalReason", is("已电话确认"));

        deadlines(id).body("items.status", contains("cancelled"));
        ask(sales(), id, Map.of("words", "何时开箱？"))
                .then()
                .statusCode(201)
                .body("dueAt", nullValue())
                .body("function", is("sales"));
        inquiries(customer(ours), id)
                .body("items.status", contains("withdrawn", "open"))
                .body("items.withdrawalReason", everyItem(nullValue()));
    }

    @Test
    @Tag("AH-05")
    void isChangedOnlyByWhomHasSeenIt() {
        var id = registered(ours);
        var inquiry = path(id) + "/" + asked(id);

        as(customer(ours)).body(ANSWER).put(inquiry + "/answer").then().statusCode(428);
        as(customer(ours))
                .header("If-Match", "\"7\"")
                .body(ANSWER)
                .put(inquiry + "/answer")
                .then()
                .statusCode(412);
        as(sales())
                .header("If-Match", "\"7\"")
                .body(Map.of("reason", "已电话确认"))
                .put(inquiry + "/withdrawal")
                .then()
                .statusCode(412);

        as(customer(ours)).get(inquiry).then().body("status", is("open"));
        deadlines(id).body("items.status", contains("running"));
    }

    @Test
    void isAnsweredWithFilesOfItsFeedbackOnly() {
        var id = registered(ours);
        var inquiry = asked(id);
        var internal = given().auth()
                .oauth2(sales().sign())
                .multiPart("file", "ours.txt", "internal".getBytes(), "text/plain")
                .post(PATH + "/" + id + "/attachments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("[0].id");

        for (var file : List.of(internal, UUID.randomUUID().toString())) {
            change(customer(ours), id, inquiry, "answer", Map.of("files", List.of(file)))
                    .statusCode(422)
                    .body("type", is("/problems/inquiry-file-unknown"))
                    .body("errors.field", contains("files"));
        }
        change(customer(ours), id, inquiry, "answer", Map.of("text", ""))
                .statusCode(422)
                .body("type", is("/problems/inquiry-answer-empty"));
    }

    @Test
    void isADateOfWhichThoseWhoAskedAreReminded() {
        var id = registered(ours);
        var inquiry = asked(id);
        try (var probe = new KafkaProbe()) {
            FixedClock.is(Instant.parse("2026-12-01T09:31:00Z"));
            var missed = probe.await(
                            "qloop.feedback",
                            event -> event.type().equals("qloop.feedback.deadline-missed.v1")
                                    && event.data().path("itemId").asText().equals(inquiry),
                            1)
                    .getFirst()
                    .data();

            assertThat(missed.path("caseId").asText()).isEqualTo(id);
            assertThat(missed.path("function").asText()).isEqualTo("quality");
            assertThat(missed.path("milestone").asText()).isEqualTo("customer-answer");
        } finally {
            FixedClock.is(FixedClock.NOW);
        }
    }

    @Test
    void showsTheDateThatSomebodyGaveIt() {
        var id = registered(ours);
        asked(id);
        var deadline =
                "/api/v1/services/feedback/deadlines/" + deadlines(id).extract().<String>path("items[0].id");

        FeedbackRequests.put(
                        quality(),
                        deadline,
                        "/extension",
                        Map.of("dueAt", "2026-12-08T09:30:00Z", "requestedBy", "wang.qc", "reason", "客户放假"))
                .statusCode(200);

        inquiries(customer(ours), id).body("items[0].dueAt", is("2026-12-08T09:30:00Z"));
    }

    /** The procedure says how long a customer has: each inquiry counts anew, in working days. */
    @Test
    @Tag("IM-018")
    void givesTheCustomerTheTimeOfTheProcedure() {
        adoptTwoWorkingDays();
        var id = registered(ours);

        var first = ask(sales(), id, Map.of("asked", List.of("goods")))
                .then()
                .statusCode(201)
                .body("dueAt", is("2026-11-27T09:30:00Z"))
                .body("answerBy", nullValue())
                .extract()
                .<String>path("id");
        change(customer(ours), id, first, "answer", ANSWER).statusCode(200);
        FixedClock.is(Instant.parse("2026-11-27T02:00:00Z"));
        try {
            ask(sales(), id, Map.of("words", "何时开箱？")).then().statusCode(201).body("dueAt", is("2026-12-01T09:30:00Z"));
        } finally {
            FixedClock.is(FixedClock.NOW);
        }
        deadlines(id).body("items.status", hasItems("met", "running"));
    }

    /** No document stops a clock while the customer is awaited (IM-005). */
    @Test
    void leavesTheOtherClocksOfTheFeedbackAlone() {
        var id = registered(ours);
        var dueAt = as(sales()).get(PATH + "/" + id).<String>path("dueAt");

        asked(id);

        as(sales()).get(PATH + "/" + id).then().body("dueAt", is(dueAt));
        as(sales())
                .get("/api/v1/services/feedback/deadlines?milestone=form-a-b&caseId=" + id)
                .then()
                .body("items.size()", is(1))
                .body("items.status", everyItem(not("paused")))
                .body("items.dueAt", contains(dueAt));
    }

    @Test
    @Tag("AH-01")
    void standsInTheHistoryAndTheAuditTrailOfItsFeedback() {
        var id = registered(ours);
        var inquiry = asked(id);
        change(customer(ours), id, inquiry, "answer", ANSWER).statusCode(200);

        as(sales())
                .get(PATH + "/" + id + "/timeline?limit=100")
                .then()
                .statusCode(200)
                .body("items.type", hasItems("inquiry-asked", "inquiry-answered"))
                .body("items.find { it.type == 'inquiry-asked' }.text.zh", is("质量向客户询问补充信息"))
                .body("items.find { it.type == 'inquiry-asked' }.who", is("wang.qc"))
                .body("items.find { it.type == 'inquiry-answered' }.text.en", is("Customer answered on the web"));
        as(auditor())
                .get("/api/v1/services/feedback/audit-entries?limit=100&caseId=" + id)
                .then()
                .body("items.entityId", hasItem(inquiry));
    }

    @Test
    void isAskedOnceHoweverOftenTheRequestComes() {
        var id = registered(ours);
        var key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            as(wang())
                    .header("Idempotency-Key", key)
                    .body(QUESTION)
                    .post(path(id))
                    .then()
                    .statusCode(201);
        }

        inquiries(sales(), id).body("items.size()", is(1));
    }

    // ---- The people and what they do

    private static Tokens wang() {
        return Tokens.of("wang.qc").roles("staff").functions("quality");
    }

    private static String path(String feedback) {
        return PATH + "/" + feedback + "/inquiries";
    }

    private static Response ask(Tokens who, String feedback, Map<String, Object> question) {
        return creating(who).body(question).post(path(feedback));
    }

    private static String asked(String feedback) {
        return ask(wang(), feedback, QUESTION).then().statusCode(201).extract().path("id");
    }

    private static ValidatableResponse inquiries(Tokens who, String feedback) {
        return as(who).get(path(feedback)).then().statusCode(200);
    }

    private static ValidatableResponse change(
            Tokens who, String feedback, String inquiry, String what, Map<String, Object> body) {
        return FeedbackRequests.put(who, path(feedback) + "/" + inquiry, "/" + what, body);
    }

    private ValidatableResponse end(String id, String act) {
        return act(
                        sales(),
                        id,
                        act,
                        act.equals("merger")
                                ? Map.of("reason", "同一事件", "into", registered(ours))
                                : Map.of("reason", "客户要求"))
                .statusCode(200);
    }

    private static ValidatableResponse deadlines(String id) {
        return as(sales())
                .get("/api/v1/services/feedback/deadlines?milestone=customer-answer&caseId=" + id)
                .then()
                .statusCode(200);
    }

    private void adoptTwoWorkingDays() {
        var admin = Tokens.of("root").roles("admin");
        var preset = as(admin).get(PROCEDURES + "/feedback-guideline/versions/1");
        Map<String, Object> content = preset.jsonPath().getMap("content");
        content.put(
                "events",
                List.of(
                        Map.of("code", "information-requested", "name", Map.of("zh", "已询问客户", "en", "Customer asked")),
                        Map.of("code", "information-given", "name", Map.of("zh", "客户已答复", "en", "Answered"))));
        @SuppressWarnings("unchecked") // as the JSON stands there
        var milestones = new ArrayList<>((List<Object>) content.get("milestones"));
        milestones.add(Map.of(
                "code",
                "customer-answer",
                "name",
                Map.of("zh", "客户答复", "en", "Answer of the customer"),
                "starts",
                "information-requested",
                "met",
                "information-given",
                "length",
                "2 working-days",
                "source",
                "与客户约定"));
        content.put("milestones", milestones);
        var number = as(admin)
                .header("If-Match", "*")
                .body(Map.of("content", content, "reason", "与客户约定", "mark", "2/A", "application", "CA-1"))
                .put(PROCEDURES + "/feedback-guideline")
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("number");
        creating(admin)
                .body(Map.of(
                        "procedure",
                        "feedback-guideline",
                        "number",
                        number,
                        "scope",
                        Map.of("kind", "customer", "key", ours),
                        "reason",
                        "与客户约定"))
                .post(PROCEDURES + "/adoptions")
                .then()
                .statusCode(201);
    }
}
