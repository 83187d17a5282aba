package io.qloop.feedback.report;

import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Opening;
import io.qloop.platform.procedure.proceeding.Proceedings;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
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

    @Inject
    Procedures procedures;

    @Inject
    Proceedings proceedings;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("GW-011")
    @Tag("X-008")
    void showsTheFeedbackFormAsAnUncontrolledCopy() throws IOException {
        var id = registered(ours);
        enter(id, Map.of("countermeasure", "更换线盘，逐盘检查边缘。", "customerSatisfaction", "满意"));
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
                        "外箱标签线径 0.50 mm",
                        "抄送部门",
                        "更换线盘，逐盘检查边缘。",
                        "客户满意情况：满意",
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

        enter(id, Map.of("countermeasure", "更换线盘"));

        as(director()).get(first).then().statusCode(409).body("type", is("/problems/controlled-copy-outdated"));
    }

    @Test
    @Tag("X-008")
    void printsAnOperationNoticeByItsProcedureAlone() throws IOException {
        var id = opened("operation-notice", "feedback-guideline-operation-notice", "ON-2026-000007");
        enter(id.toString(), Map.of("requiredContent", "十二月起交货改为每周两次。", "time", "2026-11-25"));

        var answer = as(sales())
                .header("Accept-Language", "zh")
                .get(PROCEEDINGS + id + "/form")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(text(answer))
                .contains("经营部通知", "NO：ON-2026-000007", "时间：2026-11-25", "十二月起交货改为每周两次。", "经营部审核", "相关部门签署", "完成情况记录");
    }

    @Test
    @Tag("X-008")
    void printsAVisitReportByItsProcedureAlone() throws IOException {
        var id = opened("visit-report", "feedback-guideline-visit-report", "VR-2026-000003");
        enter(id.toString(), Map.of("comparison", "Our wire is as round as that of the others, and later."));

        var answer = as(sales())
                .get(PROCEEDINGS + id + "/form")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(text(answer))
                .contains(
                        "Visit report",
                        "No.: VR-2026-000003",
                        "Comparison with other suppliers in the trade",
                        "Our wire is as round as that of the others, and later.",
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

    private UUID opened(String subject, String procedure, String number) {
        as(Tokens.of("root").roles("admin"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "procedure", procedure, "scope", Map.of("kind", "customer", "key", ours), "reason", "与客户约定"))
                .post("/api/v1/services/feedback/procedures/adoptions")
                .then()
                .statusCode(201);
        return QuarkusTransaction.requiringNew().call(() -> {
            var id = Ids.next();
            proceedings.open(
                    procedures.inForce(subject, ours, null, null),
                    new Opening(
                            id,
                            number,
                            subject,
                            ours,
                            null,
                            CompanyFunction.SALES,
                            Judgement.NONE,
                            Set.of("number", "customerName"),
                            Instant.parse("2026-11-25T01:00:00Z")));
            return id;
        });
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
