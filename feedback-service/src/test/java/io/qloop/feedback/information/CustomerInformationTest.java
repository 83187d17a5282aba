package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.DEADLINES;
import static io.qloop.feedback.information.InformationRequests.PATH;
import static io.qloop.feedback.information.InformationRequests.addItem;
import static io.qloop.feedback.information.InformationRequests.adopt;
import static io.qloop.feedback.information.InformationRequests.afterSales;
import static io.qloop.feedback.information.InformationRequests.announced;
import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.enter;
import static io.qloop.feedback.information.InformationRequests.entered;
import static io.qloop.feedback.information.InformationRequests.headOfSales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.management;
import static io.qloop.feedback.information.InformationRequests.passOn;
import static io.qloop.feedback.information.InformationRequests.proceeding;
import static io.qloop.feedback.information.InformationRequests.production;
import static io.qloop.feedback.information.InformationRequests.put;
import static io.qloop.feedback.information.InformationRequests.quality;
import static io.qloop.feedback.information.InformationRequests.raise;
import static io.qloop.feedback.information.InformationRequests.record;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static io.qloop.feedback.information.InformationRequests.show;
import static io.qloop.feedback.information.InformationRequests.sign;
import static io.qloop.feedback.information.InformationRequests.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customer information of every kind, each under the document that describes it. */
@ServiceTest
class CustomerInformationTest {

    @Inject
    CustomerFixture customers;

    /** A customer of each test's own, so that no test counts another one's records. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-030")
    void isRecordedByAnybodyOfTheCompanyAndGoesToTheBusinessDepartment() {
        var id = recorded(production(), information(ours, "suggestion", "oral"));

        show(id).body("number", startsWith("CI-2026-"))
                .body("recordedBy", is("zhao.production"))
                .body("procedure", startsWith("five-grade-ae/"))
                .body("functions", contains("sales"));
        var event = announced("qloop.feedback.information-recorded.v1", id);
        assertThat(event.at("/functions/0").asText()).isEqualTo("sales");
        assertThat(event.at("/form").asText()).isEqualTo("customer-information");
        assertThat(event.at("/kind").asText()).isEqualTo("suggestion");
        take(production(), id, "handed-over").statusCode(200);
        assertThat(entered(id, "handed-over").at("/copies/0/function").asText()).isEqualTo("sales");
    }

    @Test
    @Tag("FB-031")
    void isClassifiedAndPassedOnByInternalContactSheet() {
        var id = sorted("opinion");

        take(sales(), id, "passed-on").statusCode(409).body("errors.field", contains("contactSheet"));
        passOn(sales(), id, "technology", "production")
                .statusCode(201)
                .body("contactSheets[0].number", startsWith("CS-2026-"))
                .body("contactSheets[0].functions", containsInAnyOrder("technology", "production"));
        var event = announced("qloop.feedback.information-passed-on.v1", id);
        assertThat(event.path("functions")).hasSize(2);
        assertThat(event.path("message").asText()).isEqualTo("请研究并答复");
        take(sales(), id, "passed-on").statusCode(200);

        show(id).body("status", is("closed")).body("category", is("包装"));
        passOn(sales(), id, "quality").statusCode(409).body("type", is("/problems/information-closed"));
    }

    @Test
    @Tag("FB-031")
    void goesAtOnceToQualityWhereItIsAComplaint() {
        var id = sorted("opinion");
        enter(sales(), id, Map.of(), Map.of("complaint", true));

        take(sales(), id, "passed-on").statusCode(409).body("errors.rule", hasItem("missing-no-fact"));
        take(sales(), id, "became-complaint").statusCode(409).body("errors.field", contains("feedbackNumbers"));
        addItem(sales(), id, Map.of("subject", "漆膜破损", "content", "客户投诉漆膜破损。", "responsibleFunction", "quality"))
                .statusCode(201);
        var feedback = raise(sales(), id).statusCode(200).extract().<String>path("items[0].feedbackId");
        take(sales(), id, "became-complaint").statusCode(200);

        as(sales())
                .get("/api/v1/feedbacks/" + feedback)
                .then()
                .body("origin.kind", is("information"))
                .body("origin.id", is(id))
                .body("responsibleFunction", is("quality"));
        var registered = announced("qloop.feedback.feedback-registered.v1", feedback);
        assertThat(registered.path("responsibleFunction").asText()).isEqualTo("quality");
        assertThat(entered(id, "became-complaint").at("/copies/0/function").asText())
                .isEqualTo("quality");
        show(id).body("status", is("closed"));
    }

    @Test
    @Tag("FB-032")
    void isClassifiedSummarisedAndAnsweredByANamedPerson() {
        adopt("th-qp-15", "customer", ours);
        var body = information(ours, "letter", "letter");
        var id = recorded(sales(), body);
        enter(sales(), id, Map.of("category", "交货", "summary", "要求提前两天交货"));

        take(sales(), id, "classified").statusCode(409).body("errors.field", contains("handler"));
        put(
                        sales(),
                        PATH + "/" + id,
                        "",
                        Map.of("subject", "来信", "content", "要求提前交货。", "medium", "letter", "handler", "陈专员"))
                .statusCode(200)
                .body("handler", is("陈专员"));
        take(sales(), id, "classified").statusCode(200);
        enter(sales(), id, Map.of("analysis", "可行", "answer", "自下批起提前两天", "settlement", "已排产"));
        List.of("analysed", "answered", "settled")
                .forEach(stage -> take(sales(), id, stage).statusCode(200));

        show(id).body("status", is("closed")).body("category", is("交货"));
        proceeding(id)
                .body("milestones.find { it.code == 'prompt-answer' }.length", is("at-once"))
                .body("milestones.find { it.code == 'prompt-answer' }.metAt", notNullValue());
    }

    @Test
    @Tag("FB-034")
    void isOfTheKindsThatTheMedicalStandardNames() {
        adopt("yyt0287-medical", "customer", ours);

        as(sales())
                .get("/api/v1/information-kinds?customerId=" + ours)
                .then()
                .statusCode(200)
                .body("form", contains("visit-report", "operation-notice", "customer-information"))
                .body(
                        "find { it.form == 'customer-information' }.kinds.code",
                        contains("conformity", "changed-requirements", "feedback", "media"))
                .body(
                        "find { it.form == 'operation-notice' }.fields.code",
                        contains("departmentsConcerned", "completion"))
                .body("find { it.form == 'operation-notice' }.needsCustomer", is(true));
        List.of("conformity", "changed-requirements", "feedback")
                .forEach(kind -> recorded(sales(), information(ours, kind, "e-mail")));
        record(sales(), information(ours, "weather", "e-mail"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/procedure-choice-unknown"));
    }

    @Test
    @Tag("FB-035")
    void bringsAnAnnouncementInTheMediaToTheManagementRepresentative() {
        var site = "site-" + UUID.randomUUID();
        adopt("yyt0287-medical", "site", site);
        var body = information(null, "media", "media");
        body.put("site", site);
        body.put("source", "国家药监局公告 2026 年第 88 号");
        var id = recorded(quality(), body);

        show(id).body("customerId", nullValue())
                .body("source", is("国家药监局公告 2026 年第 88 号"))
                .body("functions", contains("general-management"));
        assertThat(announced("qloop.feedback.information-recorded.v1", id).has("customerId"))
                .isFalse();
        take(sales(), id, "evaluated").statusCode(409).body("errors.field", hasItems("decision", "evaluation"));
        enter(management(), id, Map.of("decision", "preventive"));
        take(sales(), id, "assessed").statusCode(409).body("errors.rule", contains("missing-actor"));
        take(management(), id, "assessed").statusCode(200);
        assertThat(entered(id, "assessed").has("customerId")).isFalse();
        enter(sales(), id, Map.of("evaluation", "同类材料未用于我司产品，列入进料检验"));
        sign(sales(), id, "decision", "evaluated").statusCode(403);
        sign(management(), id, "decision", "evaluated").statusCode(200);
        take(sales(), id, "evaluated").statusCode(200);
        take(sales(), id, "used").statusCode(200);

        show(id).body("status", is("closed"));
    }

    @Test
    @Tag("FB-035")
    void raisesAFeedbackOfAnAnnouncementForTheCustomerThatItNames() {
        var body = information(null, "opinion", "media");
        var id = recorded(quality(), body);

        addItem(quality(), id, Map.of("subject", "公告涉及的批次", "content", "须通知客户。"))
                .statusCode(422)
                .body("type", is("/problems/information-item-without-customer"));
        addItem(quality(), id, Map.of("subject", "公告涉及的批次", "content", "须通知客户。", "customerId", ours))
                .statusCode(201);
        var feedback = raise(quality(), id).statusCode(200).extract().<String>path("items[0].feedbackId");

        as(sales()).get("/api/v1/feedbacks/" + feedback).then().body("customerId", is(ours));
    }

    @Test
    @Tag("FB-036")
    void isHeardInAnyMediumBeforeDuringAndAfterTheSale() {
        adopt("annual-pdca", "customer", ours);
        for (var heard :
                List.of(List.of("oral", "oral"), List.of("written", "letter"), List.of("other-media", "media"))) {
            var body = information(ours, heard.get(0), heard.get(1));
            body.put("fields", Map.of("phase", "售后"));
            var id = recorded(sales(), body);
            proceeding(id).body("stage.code", is("recorded"));
            show(id).body("medium", is(heard.get(1)));
        }
    }

    @Test
    @Tag("FB-036")
    void summarisesAReturnVisitInAReport() {
        adopt("annual-pdca", "customer", ours);
        var body = information(ours, "oral", "visit");
        body.put("facts", List.of("return-visit"));
        body.put("fields", Map.of("phase", "售后"));
        var id = recorded(sales(), body);

        proceeding(id).body("stage", nullValue()).body("next[0].missing.code", hasItem("visitRecord"));
        enter(sales(), id, Map.of("visitRecord", "11-20 回访，设备运行正常"));
        take(sales(), id, "recorded").statusCode(200);
        take(sales(), id, "sorted").statusCode(200);
        enter(sales(), id, Map.of("analysis", "无质量问题"));
        take(sales(), id, "analysed").statusCode(409).body("errors.field", contains("visitReport"));
        enter(sales(), id, Map.of("visitReport", "2026 年度回访报告"));
        take(sales(), id, "analysed").statusCode(200);
    }

    @Test
    @Tag("FB-037")
    void isCollectedByBusinessSalesAndDevelopmentAndReported() {
        adopt("half-year-all-customers", "customer", ours);

        for (var kind : List.of("contact", "after-delivery", "technology")) {
            var id = recorded(sales(), information(ours, kind, "telephone"));
            take(sales(), id, "reported").statusCode(200);
        }
        as(sales())
                .get(PATH + "?customerId=" + ours + "&kind=technology")
                .then()
                .body("items.kind", contains("technology"));
    }

    @Test
    @Tag("FB-038")
    void isHeardAtVisitsAndSeminars() {
        adopt("half-year-all-customers", "customer", ours);
        var visit = information(ours, "site-visit", "visit");
        visit.put("fields", Map.of("siteVisitRecord", "现场查看了三条绕线机"));
        proceeding(recorded(sales(), visit)).body("stage.code", is("recorded"));

        var seminar = information(ours, "seminar", "meeting");
        var without = recorded(sales(), seminar);
        take(sales(), without, "reported").statusCode(409).body("errors.field", contains("participants"));
        seminar.put("participants", List.of("客户甲", "客户乙", "客户丙"));
        var with = recorded(sales(), seminar);

        proceeding(with).body("fields.find { it.code == 'participants' }.value", is("客户甲\n客户乙\n客户丙"));
        take(sales(), with, "reported").statusCode(200);
        show(with).body("participants", contains("客户甲", "客户乙", "客户丙"));
    }

    @Test
    @Tag("FB-039")
    void isHandledOnTheSameDay() {
        adopt("auto-dealer", "customer", ours);
        for (var kind : List.of("inquiry-sheet", "opinion-book")) {
            var body = information(ours, kind, "sheet");
            body.put("occurredAt", "2026-11-25T01:30:00Z");
            var id = recorded(sales(), body);

            // Midnight in Shanghai.
            show(id).body("dueAt", is("2026-11-25T16:00:00Z"));
            enter(sales(), id, Map.of("handling", "当日致电并补偿"));
            take(sales(), id, "handled").statusCode(200);
            as(sales()).get(DEADLINES + id).then().body("items.status", contains("met"));
            show(id).body("status", is("closed"));
        }
    }

    @Test
    @Tag("FB-041")
    void passesOnWhatIsLearntAtASupplierQualityMeeting() {
        adopt("qc080000", "customer", ours);
        var id = recorded(headOfSales(), information(ours, "supplier-quality-meeting", "meeting"));

        proceeding(id).body("stage.code", is("learnt"));
        passOn(headOfSales(), id, "quality", "purchasing").statusCode(201);
        take(sales(), id, "passed-on").statusCode(409).body("errors.rule", contains("missing-actor"));
        take(headOfSales(), id, "passed-on").statusCode(200);
        enter(quality(), id, Map.of("improvement", "已更新限用物质清单"));
        take(quality(), id, "improved").statusCode(200);

        show(id).body("status", is("closed"));
    }

    @Test
    @Tag("FB-042")
    void bringsNeedsFromOrdersInquiriesAndMeetingsToTheDepartments() {
        adopt("action-limit-85", "customer", ours);
        for (var medium : List.of("order", "telephone", "fax", "meeting")) {
            show(recorded(sales(), information(ours, "needs", medium)))
                    .body(
                            "functions",
                            containsInAnyOrder("sales", "production", "purchasing", "quality", "technology"));
        }

        var during = recorded(sales(), information(ours, "during-manufacture", "meeting"));

        assertThat(announced("qloop.feedback.information-recorded.v1", during).path("functions"))
                .extracting(Object::toString)
                .containsExactly("\"production\"");
    }

    @Test
    @Tag("FB-043")
    void isRecordedUnderTheTopicsOfAnInquiry() {
        adopt("action-limit-85", "customer", ours);

        for (var topic : List.of("quality-performance", "hopes", "contract", "market")) {
            show(recorded(sales(), information(ours, topic, "telephone"))).body("kind", is(topic));
        }
    }

    @Test
    @Tag("FB-044")
    @Tag("NT-021")
    void passesWhatCustomersBringForwardToTheHeadOfSales() {
        adopt("action-limit-85", "customer", ours);
        var id = recorded(afterSales(), information(ours, "staff-conduct", "telephone"));

        proceeding(id).body("next[0].missing.code", contains("detailedRecord"));
        enter(afterSales(), id, Map.of("detailedRecord", "安装人员迟到两小时，且未清理现场。"));
        take(afterSales(), id, "recorded").statusCode(200);
        take(afterSales(), id, "passed-on").statusCode(200);

        var copy = entered(id, "passed-on").at("/copies/0");
        assertThat(copy.path("function").asText()).isEqualTo("sales");
        assertThat(copy.path("role").asText()).isEqualTo("function-head");
    }

    @Test
    @Tag("FB-046")
    void caresForKeyCustomersByPlanAndReturnsProblemsToTheDepartments() {
        adopt("post-delivery", "customer", ours);
        var body = information(ours, "key-customer-care", "visit");
        var id = recorded(sales(), body);
        proceeding(id).body("next[0].missing.code", contains("carePlan"));
        enter(sales(), id, Map.of("carePlan", "每季走访一次，年底座谈", "handlingReport", "CPB-12"));
        take(sales(), id, "collected").statusCode(200);
        take(sales(), id, "returned").statusCode(200);
        take(quality(), id, "analysed").statusCode(409).body("errors.field", contains("opportunities"));
        enter(quality(), id, Map.of("opportunities", "增加备件清单"));
        take(quality(), id, "analysed").statusCode(200);

        show(id).body("status", is("closed"));
        show(recorded(sales(), information(ours, "call-back", "telephone"))).body("kind", is("call-back"));
    }

    @Test
    @Tag("FB-047")
    void exploresNeedsInCallBacksAndPassesOpinionsOn() {
        adopt("after-sales-callback", "customer", ours);
        var id = recorded(afterSales(), information(ours, "call-back", "telephone"));
        enter(afterSales(), id, Map.of("needs", "希望每月提供一次使用培训"));
        take(afterSales(), id, "recorded").statusCode(200);
        passOn(afterSales(), id, "technology").statusCode(201);
        take(afterSales(), id, "passed-on").statusCode(200);
        enter(afterSales(), id, Map.of("use", "列入培训计划"));
        take(afterSales(), id, "used").statusCode(200);

        show(id).body("status", is("closed"));
    }

    /** A record that the business department has sorted. */
    private String sorted(String kind) {
        var id = recorded(quality(), information(ours, kind, "oral"));
        take(quality(), id, "handed-over").statusCode(200);
        enter(sales(), id, Map.of("category", "包装"));
        take(sales(), id, "sorted").statusCode(200);
        return id;
    }
}
