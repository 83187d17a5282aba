package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.director;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.escalate;
import static io.qloop.feedback.feedback.FeedbackRequests.etag;
import static io.qloop.feedback.feedback.FeedbackRequests.put;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.take;
import static io.qloop.feedback.feedback.FeedbackRequests.technology;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A feedback on its way through the feedback guideline, as the people of the company walk it. */
@ServiceTest
class FeedbackProceedingTest {

    private static final String PROCEDURES = "/api/v1/services/feedback/procedures";

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-020")
    @Tag("FB-023")
    void goesFromReceiptToItsFinalEvaluation() {
        var id = registered("a", "phone");
        stage(id, "received");

        enter(id, Map.of("communication", "已致歉", "emergencyMeasure", "先行补货"));
        take(sales(), id, "reported").statusCode(200);
        enter(id, Map.of("category", "产品质量"));
        take(sales(), id, "classified").statusCode(200);
        enter(id, Map.of("copyTo", "quality, technical"));
        take(sales(), id, "form-issued").statusCode(200);
        as(sales()).get(PATH + "/" + id).then().body("dueAt", nullValue());
        as(sales())
                .get("/api/v1/services/feedback/deadlines?caseId=" + id)
                .then()
                .body("items.milestone", contains("form-a-b"))
                .body("items.status", contains("met"));

        enter(id, Map.of(), Map.of("customer-told", true, "operations-told", true));
        take(quality(), id, "countermeasure-under-way")
                .statusCode(409)
                .body("errors.field", contains("countermeasure"));
        var exchange = CountermeasureRequests.accepted(quality(), id, "quality", "更换线盘");
        var advice = CountermeasureRequests.accepted(technology(), id, "technology", "调整张力");
        take(sales(), id, "countermeasure-under-way").statusCode(409).body("errors.rule", contains("missing-actor"));
        take(quality(), id, "countermeasure-under-way").statusCode(200);
        enter(id, Map.of("completedAt", "2026-11-24"));
        take(sales(), id, "countermeasure-completed")
                .statusCode(409)
                .body("errors.field", contains("facts.countermeasures-completed"));
        CountermeasureRequests.completed(quality(), id, exchange);
        CountermeasureRequests.completed(technology(), id, advice);
        take(sales(), id, "countermeasure-completed").statusCode(200);
        enter(id, Map.of("firstEvaluation", "有效", "customerSatisfaction", "satisfied"));
        take(sales(), id, "first-evaluation").statusCode(200);

        enter(id, Map.of("finalEvaluation", "结案"));
        take(director(), id, "final-evaluation").statusCode(409).body("errors.rule", contains("missing-signature"));
        sign(sales(), id).statusCode(403);
        sign(quality(), id).statusCode(403);
        sign(director(), id).statusCode(200);
        take(director(), id, "final-evaluation").statusCode(200);

        as(sales()).get(PATH + "/" + id).then().body("status", is("closed")).body("closedAt", notNullValue());
        escalate(sales(), id, etag(PATH + "/" + id)).then().statusCode(409);
    }

    @Test
    @Tag("FB-002")
    void isReportedToTheDepartmentHeadAndTheQcHeadBeforeThereIsAComplaint() {
        var id = reported(ours);

        var copies = announced(id, "reported").path("copies");
        assertThat(copies.findValuesAsText("department")).containsExactly("department-head", "quality-control-head");
        as(sales()).get(PATH + "/" + id).then().body("status", is("registered")).body("successor", nullValue());
    }

    @Test
    @Tag("FB-001")
    void takesProblemsOfProductAndServiceAndNewRequirementsOfSalesAndAfterSales() {
        var afterSales = Tokens.of("he.aftersales").roles("staff").functions("after-sales");

        for (var kind : List.of("product-quality", "service", "new-requirement")) {
            for (var who : List.of(sales(), afterSales)) {
                register(who, registration(ours, "kind", kind)).then().statusCode(201);
            }
        }
    }

    @Test
    @Tag("FB-011")
    void sendsTheFormOfClassAToTheDepartmentsAndCopiesItToTheManagement() {
        var id = registered("a", "phone");
        issued(id);

        var copies = announced(id, "form-issued").path("copies");
        assertThat(copies.findValuesAsText("department"))
                .containsExactly("quality-control", "manager-in-charge", "general-manager");
        assertThat(copies.findValuesAsText("purpose")).containsExactly("answer", "information", "information");
    }

    @Test
    @Tag("FB-013")
    void sendsTheFormOfClassCToTheDepartmentsAndTheLeaderInCharge() {
        var id = registered("c", "phone");
        issued(id);

        assertThat(announced(id, "form-issued").path("copies").findValuesAsText("department"))
                .containsExactly("quality-control", "leader-in-charge");
    }

    @Test
    @Tag("FB-014")
    void asksForTheWritingThatTheCustomerSent() {
        var id = registered("a", "e-mail");
        enter(id, Map.of("communication", "已致歉", "emergencyMeasure", "先行补货", "category", "产品质量", "copyTo", "quality"));
        take(sales(), id, "reported").statusCode(200);
        take(sales(), id, "classified").statusCode(200);

        take(sales(), id, "form-issued").statusCode(409).body("errors.field", contains("attachments"));

        upload(customer(ours), id).statusCode(201);
        take(sales(), id, "form-issued").statusCode(200);
    }

    @Test
    @Tag("AH-83")
    void keepsTheFilesOfAClosedFeedbackAsTheyAre() {
        var id = registered("d", "phone");
        var file = upload(sales(), id).statusCode(201).extract().<String>path("[0].id");
        close(id);

        upload(sales(), id).statusCode(409).body("type", is("/problems/attachment-item-closed"));
        as(sales())
                .body("{\"reason\":\"wrong\"}")
                .put(PATH + "/" + id + "/attachments/" + file + "/removal")
                .then()
                .statusCode(409)
                .body("type", is("/problems/attachment-locked"));
    }

    @Test
    @Tag("IM-006")
    void isDueAtAnotherTimeInAnotherClass() {
        var id = registered("a", "phone");
        as(sales()).get(PATH + "/" + id).then().body("dueAt", equalTo("2026-11-23T09:30:00Z"));

        put(
                        sales(),
                        PROCEEDINGS + id,
                        "/entries",
                        Map.of("class", "c", "facts", Map.of("joint-countermeasures", true), "reason", "较轻"))
                .statusCode(200);

        as(sales()).get(PATH + "/" + id).then().body("class", is("c")).body("dueAt", equalTo("2026-11-25T09:30:00Z"));
        as(sales()).get(PATH + "?class=c&customerId=" + ours).then().body("items.id", contains(id));
    }

    @Test
    void stopsItsClocksWhenItBecomesAComplaint() {
        var id = reported(ours);

        escalate(quality(), id, etag(PATH + "/" + id)).then().statusCode(200).body("dueAt", nullValue());

        as(sales())
                .get("/api/v1/services/feedback/deadlines?caseId=" + id)
                .then()
                .body("items.status", everyItem(is("cancelled")));
        as(sales()).get(PROCEEDINGS + id).then().body("endedReason", is("escalated"));
    }

    @Test
    @Tag("FB-007")
    @Tag("IM-040")
    void takesTheClassesOfTheProcedureThatHoldsForTheCustomer() {
        register(sales(), registration(ours, "class", "e")).then().statusCode(422);

        var preset = as(admin()).get(PROCEDURES + "/feedback-guideline/versions/1");
        Map<String, Object> content = preset.jsonPath().getMap("content");
        @SuppressWarnings("unchecked") // as the JSON stands there
        var classes = (List<Object>) content.get("classes");
        assertThat(preset.jsonPath().getList("content.classes.code")).contains("a", "b", "c", "d");
        classes.add(Map.of("code", "e", "name", Map.of("zh", "e 类", "en", "Class e"), "source", "000 §4.2"));
        var number = as(admin())
                .header("If-Match", "*")
                .body(Map.of("content", content, "reason", "与客户约定", "mark", "2/A", "application", "CA-1"))
                .put(PROCEDURES + "/feedback-guideline")
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("number");
        as(admin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
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

        register(sales(), registration(ours, "class", "e"))
                .then()
                .statusCode(201)
                .body("class", is("e"))
                .body("procedure", is("feedback-guideline/" + number));
    }

    @Test
    @Tag("FB-018")
    void routesAKindToTheDepartmentOfTheProcedure() {
        register(sales(), registration(ours, "kind", "process-technology"))
                .then()
                .statusCode(201)
                .body("responsibleFunction", is("technology"));
    }

    @Test
    void isNotShownToCustomers() {
        var id = registered("a", "phone");

        as(customer(ours)).get(PROCEEDINGS + id).then().statusCode(403);
        as(customer(ours)).get(PATH + "/" + id).then().statusCode(200);
    }

    // ---- The people and what they do

    private static Tokens admin() {
        return Tokens.of("root").roles("admin");
    }

    private String registered(String ofClass, String channel) {
        var body = registration(ours, "class", ofClass);
        body.put("channel", channel);
        return register(sales(), body).then().statusCode(201).extract().path("id");
    }

    /** The feedback goes through all stages. */
    private void close(String id) {
        issued(id);
        enter(
                id,
                Map.of(
                        "completedAt",
                        "2026-11-24",
                        "firstEvaluation",
                        "有效",
                        "customerSatisfaction",
                        "satisfied",
                        "finalEvaluation",
                        "结案"),
                Map.of("customer-told", true, "operations-told", true));
        var exchange = CountermeasureRequests.accepted(quality(), id, "quality", "更换线盘");
        take(quality(), id, "countermeasure-under-way").statusCode(200);
        CountermeasureRequests.completed(quality(), id, exchange);
        take(sales(), id, "countermeasure-completed").statusCode(200);
        take(sales(), id, "first-evaluation").statusCode(200);
        sign(director(), id).statusCode(200);
        take(director(), id, "final-evaluation").statusCode(200);
    }

    private static ValidatableResponse upload(Tokens who, String id) {
        return given().auth()
                .oauth2(who.sign())
                .multiPart("file", "letter.png", FileFixture.png())
                .post(PATH + "/" + id + "/attachments")
                .then();
    }

    private void issued(String id) {
        enter(id, Map.of("communication", "已致歉", "emergencyMeasure", "先行补货", "category", "产品质量", "copyTo", "quality"));
        List.of("reported", "classified", "form-issued")
                .forEach(stage -> take(sales(), id, stage).statusCode(200));
    }

    private static com.fasterxml.jackson.databind.JsonNode announced(String id, String stage) {
        try (var kafka = new KafkaProbe()) {
            return kafka.await(
                            "qloop.feedback",
                            heard -> heard.type().equals("qloop.feedback.stage-entered.v1")
                                    && id.equals(heard.event().getSubject())
                                    && heard.data().path("stage").asText().equals(stage),
                            1)
                    .getFirst()
                    .data();
        }
    }

    private static void stage(String id, String stage) {
        as(sales()).get(PROCEEDINGS + id).then().statusCode(200).body("stage.code", is(stage));
    }

    private static ValidatableResponse sign(Tokens who, String id) {
        return put(who, PROCEEDINGS + id, "/signatures/final-evaluation", Map.of("stage", "final-evaluation"));
    }
}
