package io.qloop.feedback.report;

import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The forms of the feedback guideline on paper. */
@ServiceTest
class PrintedFormTest {

    private static final String PROCEEDINGS = "/api/v1/services/feedback/proceedings/";

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-008")
    @Tag("GW-003")
    @Tag("GW-011")
    @Tag("X-008")
    void showsTheFeedbackFormAsAnUncontrolledCopy() throws IOException {
        var id = registered(ours);
        enter(id, Map.of("emergencyMeasure", "更换线盘，逐盘检查边缘。", "copyTo", "operations, quality, other: 仓库"));
        var number = as(sales()).get("/api/v1/feedbacks/" + id).then().extract().<String>path("number");

        var answer = as(sales())
                .header("Accept-Language", "zh-CN")
                .get(PROCEEDINGS + id + "/form")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("attachment; filename=\"" + number))
                .extract()
                .asByteArray();

        assertThat(text(answer))
                .contains(
                        "客户质量信息反馈表",
                        "客户质量信息反馈工作指引",
                        "NO：" + number,
                        "程序版本：feedback-guideline/1",
                        "客户名称：客户 " + ours,
                        "反馈日期：2026-11-20 09:00",
                        "经手人：chen.sales",
                        "主题：标签与实物不符",
                        "内容及要求",
                        "外箱标签线径 0.50 mm",
                        "抄送部门",
                        "更换线盘，逐盘检查边缘。",
                        "■ 经",
                        "■ 质",
                        "□ 技",
                        "■ 其他：仓库",
                        "客户满意情况",
                        "效果评估",
                        "最终评定",
                        "经营部主任审核",
                        "拟制：",
                        "非受控",
                        "第 1 页，共 ")
                .contains("已接到", "chen.sales", "2026-11-25 10:00");
    }

    @Test
    @Tag("GW-011")
    void issuesControlledCopiesToWhomTheDepartmentThatKeepsTheRecordSays() throws IOException {
        var id = registered(ours);
        var copies = PROCEEDINGS + id + "/form/controlled-copies";

        creating(sales()).body(receiver()).post(copies).then().statusCode(403);
        creating(quality())
                .body(receiver())
                .post(copies)
                .then()
                .statusCode(403)
                .body("type", is("/problems/function-required"));
        creating(director()).body("{\"receiver\":\" \"}").post(copies).then().statusCode(400);
        var first = creating(director())
                .body(receiver())
                .post(copies)
                .then()
                .statusCode(201)
                .body("number", is(1))
                .body("issuedBy", is("director"))
                .extract()
                .header("Location");
        creating(director())
                .body(receiver())
                .post(copies)
                .then()
                .statusCode(201)
                .body("number", is(2));
        var printed =
                as(director()).header("Accept-Language", "zh").get(first).then().statusCode(200);
        assertThat(text(printed.extract().asByteArray()))
                .contains("受控", "第 1 份，发放：质量档案室")
                .doesNotContain("非受控");
        as(quality()).get(first).then().statusCode(403);
        as(auditor()).get(copies).then().statusCode(200).body("items.number", contains(2, 1));
        as(auditor())
                .get("/api/v1/services/feedback/audit-entries?caseId=" + id)
                .then()
                .body("items.entity", hasItem("ControlledCopy"));

        enter(id, Map.of("emergencyMeasure", "更换线盘"));

        as(director()).get(first).then().statusCode(409).body("type", is("/problems/controlled-copy-outdated"));
    }

    @Test
    @Tag("FB-028")
    @Tag("GW-003")
    @Tag("X-008")
    void printsAnOperationNoticeByItsProcedure() throws IOException {
        var notice = information("operation-notice", ours);
        notice.put("kind", "delivery-change");
        notice.put("fields", Map.of("departmentsConcerned", "technical"));
        var id = recorded(sales(), notice);
        enter(id, Map.of("completion", "已改走空运，11-24 到货"));
        var number = as(sales())
                .get("/api/v1/information-records/" + id)
                .then()
                .extract()
                .<String>path("number");

        var answer = as(sales())
                .header("Accept-Language", "zh")
                .get(PROCEEDINGS + id + "/form")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(text(answer))
                .contains(
                        "经营部通知",
                        "NO：" + number,
                        "客户：客户 " + ours,
                        "时间：2026-11-20 16:00",
                        "主题：新一季线盘要求",
                        "要求内容",
                        "客户希望改用可回收线盘",
                        "提交人：chen.sales",
                        "■ 技术部",
                        "□ 质控部",
                        "经营部审核",
                        "相关部门签署",
                        "完成情况记录",
                        "已改走空运，11-24 到货");
    }

    @Test
    @Tag("X-008")
    void printsAVisitReportByItsProcedure() throws IOException {
        var id = recorded(sales(), information("visit-report", ours));
        enter(id, Map.of("newRequirements", "Spools that come back."));

        var answer = as(sales())
                .get(PROCEEDINGS + id + "/form")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(text(answer))
                .contains(
                        "Visit report",
                        "Customer name: Customer " + ours,
                        "Time of the visit: 2026-11-20 16:00",
                        "Subject: 新一季线盘要求",
                        "客户希望改用可回收线盘",
                        "New requirements of the customer",
                        "Spools that come back.",
                        "Comparison with other suppliers in the trade",
                        "Satisfaction of the customer",
                        "UNCONTROLLED",
                        "Page 1 of ");
    }

    @Test
    void isForOurOwnPeopleOnly() {
        var id = registered(ours);

        as(customer(ours)).get(PROCEEDINGS + id + "/form").then().statusCode(403);
        as(customer(ours))
                .get(PROCEEDINGS + id + "/form/controlled-copies")
                .then()
                .statusCode(403);
        given().get(PROCEEDINGS + id + "/form").then().statusCode(401);
        as(sales())
                .get(PROCEEDINGS + UUID.randomUUID() + "/form")
                .then()
                .statusCode(404)
                .body("type", is("/problems/proceeding-not-found"));
    }

    /** The Director of Business Operations, whose department keeps the form. */
    private static Tokens director() {
        return Tokens.of("director").roles("staff", "function-head").functions("sales");
    }

    private static Map<String, String> receiver() {
        return Map.of("receiver", "质量档案室");
    }

    private static void enter(String id, Map<String, String> fields) {
        as(sales())
                .header("If-Match", as(sales()).get(PROCEEDINGS + id).header("ETag"))
                .body(Map.of("fields", fields))
                .put(PROCEEDINGS + id + "/entries")
                .then()
                .statusCode(200);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
