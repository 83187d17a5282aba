package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.put;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.read;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.take;
import static io.qloop.feedback.feedback.FeedbackRequests.told;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The customer quality feedback form: what is filled in with the registration and after it. */
@ServiceTest
class FeedbackFormTest {

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-003")
    void beginsWithTheFirstJudgementAndWhatWasDoneAtOnce() {
        var body = registration(ours, "kind", "product-quality");
        body.put("communication", "已致歉，次日派员");
        body.put("emergencyMeasure", "先行补货两轴");
        body.put("copyTo", List.of("technical", "other"));
        body.put("copyToOther", "仓库");

        var id = registered(body);

        proceeding(id)
                .body("class", is("b"))
                .body("kind", is("product-quality"))
                .body(value("communication"), is("已致歉，次日派员"))
                .body(value("emergencyMeasure"), is("先行补货两轴"))
                .body(value("copyTo"), is("technical, other: 仓库"))
                .body("next[0].missing", empty());
    }

    @Test
    @Tag("FB-003")
    void isClassifiedLaterWhereNobodyCouldJudgeAtFirst() {
        var body = registration(ours);
        body.remove("class");
        body.put("communication", "已致歉");
        body.put("emergencyMeasure", "无");
        var id = registered(body);
        take(sales(), id, "reported").statusCode(200);

        take(sales(), id, "classified").statusCode(409).body("errors.rule", hasItem("missing-class"));
        put(sales(), PROCEEDINGS + id, "/entries", Map.of("class", "a", "fields", Map.of("category", "产品质量")))
                .statusCode(200);
        take(sales(), id, "classified").statusCode(200);

        as(sales()).get(PATH + "/" + id).then().body("class", is("a")).body("dueAt", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "copyTo, cooking, procedure-choice-unknown",
        "copyTo, other, procedure-box-without-words",
        "copyTo, quality: 李, procedure-box-with-words",
        "completedAt, 下周, procedure-day-invalid",
        "completedAt, 2026-02-30, procedure-day-invalid",
        "customerSatisfaction, 满意, procedure-choice-unknown"
    })
    @Tag("GW-003")
    void namesTheFieldAndTheRuleOfWhatItDoesNotTake(String field, String value, String rule) {
        var id = registered(registration(ours));

        put(sales(), PROCEEDINGS + id, "/entries", Map.of("fields", Map.of(field, value)))
                .statusCode(422)
                .body("type", is("/problems/" + rule))
                .body("errors.field", contains("fields." + field));
        proceeding(id).body(value(field), nullValue());
    }

    @Test
    @Tag("GW-003")
    void hasTheBoxesOfTheForm() {
        proceeding(registered(registration(ours)))
                .body("fields.find { it.code == 'copyTo' }.type", is("boxes"))
                .body(
                        "fields.find { it.code == 'copyTo' }.choices.code",
                        contains("operations", "quality", "technical", "other"))
                .body("fields.find { it.code == 'copyTo' }.choices.name.zh", contains("经", "质", "技", "其他"));
    }

    @Test
    @Tag("FB-016")
    void showsTheRemarkOfTheRegisterToOurOwnPeople() {
        var id = registered(registration(ours));
        as(sales()).get(PATH + "/" + id + "/form").then().body("remark", nullValue());

        act(sales(), id, "remark", Map.of("remark", "已电话告知客户")).statusCode(200);

        as(sales()).get(PATH + "/" + id + "/form").then().statusCode(200).body("remark", is("已电话告知客户"));
        as(customer(ours)).get(PATH + "/" + id + "/form").then().statusCode(403);
        read(customer(ours), id).statusCode(200).body("remark", nullValue());
    }

    @Test
    @Tag("IM-011")
    void saysWhoDecidedThatJointCountermeasuresAreNeeded() {
        var body = registration(ours, "class", "c");
        var id = registered(body);
        as(sales()).get(PATH + "/" + id).then().body("dueAt", nullValue());

        put(quality(), PROCEEDINGS + id, "/entries", Map.of("facts", Map.of("joint-countermeasures", true)))
                .statusCode(200)
                .body("facts.find { it.code == 'joint-countermeasures' }.answeredBy", is("li.quality"))
                .body("facts.find { it.code == 'joint-countermeasures' }.answeredAt", notNullValue());

        as(sales()).get(PATH + "/" + id).then().body("dueAt", is("2026-11-25T09:30:00Z"));
    }

    @Test
    @Tag("IM-011")
    void letsOnlyStaffAndHeadsDecideOnJointCountermeasures() {
        var id = registered(registration(ours, "class", "c"));
        var manager = Tokens.of("gm").roles("general-manager");

        put(manager, PROCEEDINGS + id, "/entries", Map.of("facts", Map.of("joint-countermeasures", true)))
                .statusCode(403)
                .body("type", is("/problems/proceeding-fact-of-others"));
    }

    @Test
    @Tag("FB-017")
    void showsWhoToldTheCustomerAndBusinessOperations() {
        var id = FeedbackScene.issued(ours);
        CountermeasureRequests.accepted(quality(), id, "quality", "更换线盘");
        take(quality(), id, "countermeasure-under-way")
                .statusCode(409)
                .body("errors.field", contains("facts.customer-told", "facts.operations-told"));

        enter(id, Map.of(), Map.of("customer-told", true, "operations-told", true));

        proceeding(id)
                .body(
                        "facts.findAll { it.code in ['customer-told', 'operations-told'] }.answeredBy",
                        contains("chen.sales", "chen.sales"))
                .body(
                        "facts.findAll { it.code in ['customer-told', 'operations-told'] }.answeredAt",
                        not(hasItem(nullValue())));
        take(quality(), id, "countermeasure-under-way").statusCode(200);
    }

    @Test
    @Tag("FB-018")
    void asksForTheTechnicalServiceWhereProcessAndTechnologyAreConcerned() {
        var body = registration(ours, "kind", "process-technology");
        body.put("class", "d");
        var id = FeedbackRequests.reported(body);
        enter(id, Map.of("category", "工艺", "copyTo", "technical", "completedAt", "2026-11-24"));
        take(sales(), id, "classified").statusCode(200);
        take(sales(), id, "form-issued").statusCode(200);
        enter(id, Map.of(), Map.of("customer-told", true, "operations-told", true));
        var trial = CountermeasureRequests.accepted(FeedbackRequests.technology(), id, "technology", "样线试用");
        take(FeedbackRequests.technology(), id, "countermeasure-under-way").statusCode(200);
        CountermeasureRequests.completed(FeedbackRequests.technology(), id, trial);

        take(sales(), id, "countermeasure-completed")
                .statusCode(409)
                .body("errors.field", contains("technicalService"));
        put(
                        FeedbackRequests.technology(),
                        PROCEEDINGS + id,
                        "/entries",
                        Map.of("fields", Map.of("technicalService", "现场指导两次；样线第二轮试用合格")))
                .statusCode(200);
        take(sales(), id, "countermeasure-completed").statusCode(200);
    }

    @Test
    @Tag("FB-019")
    void isFollowedUpByBusinessOperations() {
        var id = FeedbackScene.completed(ours);

        take(sales(), id, "first-evaluation")
                .statusCode(409)
                .body("errors.field", contains("firstEvaluation", "customerSatisfaction"));
        enter(id, Map.of("firstEvaluation", "有效", "customerSatisfaction", "basically-satisfied"));
        take(quality(), id, "first-evaluation").statusCode(409).body("errors.rule", contains("missing-actor"));
        take(sales(), id, "first-evaluation").statusCode(200);
    }

    @Test
    @Tag("IM-014")
    void goesOnWithoutTheAnswerOfTheCustomerOnlyForAReason() {
        var id = FeedbackScene.completed(ours);
        enter(id, Map.of("firstEvaluation", "有效"), Map.of("customer-silent", true));

        take(sales(), id, "first-evaluation").statusCode(409).body("errors.field", contains("silenceReason"));
        enter(id, Map.of("silenceReason", "三次去电未接，邮件未复"));
        take(sales(), id, "first-evaluation").statusCode(200);
    }

    @Test
    @Tag("GW-005")
    void takesDocumentsWordsOfMailsAndPictures() {
        var id = registered(registration(ours));
        var files = Map.of(
                "report.pdf", FileFixture.pdf(),
                "mail.txt", "发件人：李工\n线径不符，见附图。".getBytes(UTF_8),
                "spool.jpg", FileFixture.jpeg(),
                "label.png", FileFixture.png());

        files.forEach((name, bytes) -> given().auth()
                .oauth2(customer(ours).sign())
                .multiPart("file", name, bytes)
                .post(PATH + "/" + id + "/attachments")
                .then()
                .statusCode(201));

        as(sales())
                .get(PATH + "/" + id + "/attachments")
                .then()
                .body("name", containsInAnyOrder("report.pdf", "mail.txt", "spool.jpg", "label.png"));
    }

    @Test
    void isFilledInByOurPeopleAlone() {
        var body = told(ours);
        for (var judged : Map.of(
                        "communication", "不用了",
                        "copyTo", List.of("quality"),
                        "facts", Set.of("joint-countermeasures"))
                .entrySet()) {
            body.put(judged.getKey(), judged.getValue());
            register(customer(ours), body)
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/judgement-not-for-customers"))
                    .body("errors.field", contains(judged.getKey()));
            body.remove(judged.getKey());
        }
    }

    @Test
    @Tag("GW-003")
    @Tag("FB-008")
    @Tag("FB-009")
    void hasAllFieldsOfTheGuideline() {
        var id = FeedbackScene.closed(ours);
        var form = as(sales()).get(PATH + "/" + id + "/form").then().statusCode(200);

        form.body("number", notNullValue())
                .body("customerName.zh", is("客户 " + ours))
                .body("feedbackDate", is("2026-11-20"))
                .body("handler", is("chen.sales"))
                .body("subject", is("标签与实物不符"))
                .body("content", is("外箱标签线径 0.50 mm，实物 0.53 mm。"))
                .body("copyTo.name.zh", contains("经", "质", "技", "其他"))
                .body("copyTo.ticked", contains(false, true, false, false))
                .body("fields.countermeasure", is("quality: 更换线盘 (2026-12-01)"))
                .body("fields.completedAt", is("2026-11-24"))
                .body("fields.firstEvaluation", is("有效"))
                .body("fields.customerSatisfaction", is("satisfied"))
                .body("fields.finalEvaluation", is("结案"))
                .body("class", is("d"))
                .body("handlingDepartment", contains("quality"))
                .body("completionDate", is("2026-11-25"))
                .body("signatures.by", contains("director"));
        as(customer(ours)).get(PATH + "/" + id + "/form").then().statusCode(403);
    }

    private static String registered(Map<String, Object> body) {
        return register(sales(), body).then().statusCode(201).extract().path("id");
    }

    private static ValidatableResponse proceeding(String id) {
        return as(sales()).get(PROCEEDINGS + id).then().statusCode(200);
    }

    private static String value(String field) {
        return "fields.find { it.code == '" + field + "' }.value";
    }
}
