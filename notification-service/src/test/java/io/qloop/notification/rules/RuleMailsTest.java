package io.qloop.notification.rules;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Heads;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From events of all services, by the shipped rules, to the inboxes of those whom the documents name. */
@MailTest
class RuleMailsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static KafkaProbe kafka;

    private final String caseId = UUID.randomUUID().toString();
    private Heads heads;
    private String production;
    private String afterSales;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @BeforeEach
    void appointEverybody() {
        heads = Heads.appointed();
        production = appoint("production", "zh", "赵生产");
        afterSales = appoint("after-sales", "en", "Ann");
    }

    /** Somebody new holds this post; answers the mail address. */
    private static String holder(String department, String post) {
        var mail = freshAddress(post);
        admin().header("If-Match", "*")
                .body(Map.of("name", Map.of("en", post, "zh", post)))
                .put("/api/v1/directory/departments/" + department + "/posts/" + post)
                .then()
                .statusCode(200);
        Company.hold(department, post, Company.person(post, mail));
        return mail;
    }

    private String customer(String language, String mail) {
        var id = "C-" + UUID.randomUUID().toString().substring(0, 8);
        Events.customerChanged(kafka, id, language, "Anna Weber", mail);
        return id;
    }

    private void complaint(String event, Map<String, Object> data) {
        kafka.send("qloop.complaint", "qloop.complaint." + event + ".v1", "/qloop/complaint", caseId, data);
    }

    private void returns(String event, Map<String, Object> data) {
        kafka.send("qloop.returns", "qloop.returns." + event + ".v1", "/qloop/returns", caseId, data);
    }

    private Map<String, Object> opened() {
        return Map.of(
                "complaintId",
                caseId,
                "number",
                "CP-2026-000031",
                "customerId",
                "C-1007",
                "subject",
                "漆膜表面划伤",
                "origin",
                Map.of("kind", "direct"),
                "openedAt",
                "2026-11-26T01:00:00Z");
    }

    /** A step of a procedure; each copy is a department, the function behind it or an empty text, and its purpose. */
    private Map<String, Object> entered(String customerId, String zh, String en, String... copies) {
        var entered = new HashMap<String, Object>();
        entered.put("caseId", caseId);
        entered.put("caseNumber", "CP-2026-000031");
        entered.put("customerId", customerId);
        entered.put("procedure", "th-qp-15/1");
        entered.put("stage", "stage");
        entered.put("stageName", Map.of("zh", zh, "en", en));
        entered.put("enteredBy", "sun.sales");
        entered.put("ended", false);
        entered.put(
                "copies",
                Arrays.stream(copies)
                        .map(copy -> copy.split("/", -1))
                        .map(parts -> {
                            var copy = new HashMap<String, Object>();
                            copy.put("department", parts[0]);
                            copy.put("name", Map.of("zh", parts[0], "en", parts[0]));
                            if (!parts[1].isEmpty()) {
                                copy.put("function", parts[1]);
                            }
                            copy.put("purpose", parts[2]);
                            return copy;
                        })
                        .toList());
        return entered;
    }

    private Map<String, Object> deadline(String function, Map<String, Object> more) {
        var deadline = new HashMap<String, Object>();
        deadline.put("deadlineId", UUID.randomUUID().toString());
        deadline.put("caseId", caseId);
        deadline.put("caseNumber", "CP-2026-000031");
        deadline.put("itemId", caseId);
        deadline.put("milestone", "first-reply");
        deadline.put("milestoneName", Map.of("zh", "首次答复", "en", "First reply"));
        deadline.put("dueAt", "2026-12-01T09:30:00Z");
        if (function != null) {
            deadline.put("function", function);
        }
        deadline.putAll(more);
        return deadline;
    }

    /** Waits for so many messages; answers the kind of each by its address. */
    private Map<String, String> told(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId)).hasSize(count).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", "handed-over")));
        var told = new HashMap<String, String>();
        messages(caseId)
                .forEach(m -> told.put(
                        ((Map<?, ?>) m.get("recipient")).get("mail").toString(),
                        m.get("kind").toString()));
        return told;
    }

    private static String subject(String mail) {
        return new Inbox(mail).await(1).getFirst().subject();
    }

    @Test
    @Tag("NT-008")
    @Tag("NT-011")
    @Tag("NT-015")
    void aComplaintIsReportedToQualityAfterSalesAndTheManagementRepresentativeAtOnce() {
        var customerService = holder("quality", "quality-customer-service");
        var representative = holder("general-management", "management-representative");

        complaint("complaint-opened", opened());

        assertThat(told(4).keySet())
                .containsExactlyInAnyOrder(heads.quality(), customerService, afterSales, representative);
        assertThat(subject(customerService)).isEqualTo("【QLoop】【重要】新投诉 CP-2026-000031");
        assertThat(subject(afterSales)).isEqualTo("[QLoop] Important: New complaint CP-2026-000031");
        assertThat(new Inbox(representative).await(1).getFirst().text()).contains("漆膜表面划伤", "/complaints/" + caseId);
    }

    @Test
    @Tag("NT-009")
    void statisticsOfSurveysGoToTheLeadersAndTheDepartmentsConcernedAsATable() {
        var deputy = holder("general-management", "deputy-general-manager");
        var business = holder("sales", "business-manager");
        var representative = holder("general-management", "management-representative");

        kafka.send(
                "qloop.survey", "qloop.survey.statistics-summarised.v1", "/qloop/survey", caseId, surveyStatistics());

        assertThat(told(7).keySet())
                .containsExactlyInAnyOrder(
                        heads.generalManager(),
                        deputy,
                        business,
                        representative,
                        heads.sales(),
                        heads.quality(),
                        afterSales);
        assertThat(subject(heads.generalManager())).isEqualTo("【QLoop】满意度调查统计 2026-12（与 2026-11 对比）");
        assertThat(new Inbox(heads.generalManager()).await(1).getFirst().text())
                .contains("答复率（%） | 75.0 | 50.0", "平均分 | 4.11 | –", "2 分 | 1 | 3", "低分投诉 CP-2026-000012 | 2 | –");
        var english = new Inbox(afterSales).await(1).getFirst();
        assertThat(english.subject()).isEqualTo("[QLoop] Survey statistics 2026-12, compared with 2026-11");
        assertThat(english.html()).contains(">answer rate (%)</td>", ">75.0</td>", ">50.0</td>", ">score 2</td>");
        assertThat(english.text() + english.html()).doesNotContainPattern("\\p{IsHan}");
    }

    private Map<String, Object> surveyStatistics() {
        return Map.of(
                "statisticsId",
                caseId,
                "period",
                "2026-12",
                "asOf",
                "2026-12-31T16:00:00Z",
                "figures",
                Map.of("sent", 14, "answered", 9, "expired", 3, "answerRate", 75.0, "mean", 4.11),
                "scores",
                IntStream.rangeClosed(1, 5)
                        .mapToObj(score -> Map.of("score", score, "answers", score - 1, "before", score + 1))
                        .toList(),
                "lowest",
                List.of(Map.of(
                        "complaintId", UUID.randomUUID().toString(),
                        "complaintNumber", "CP-2026-000012",
                        "customerId", "C-1007",
                        "score", 2,
                        "answeredAt", "2026-12-02T02:31:40Z")),
                "previous",
                Map.of(
                        "period",
                        "2026-11",
                        "figures",
                        Map.of("sent", 10, "answered", 6, "expired", 6, "answerRate", 50.0)));
    }

    @Test
    @Tag("NT-015")
    void aMinorComplaintIsFedBackToTheDepartmentsConcerned() {
        complaint(
                "stage-entered",
                entered(
                        "C-1007",
                        "已反馈相关部门",
                        "Fed back",
                        "production/production/information",
                        "logistics/logistics/information"));

        assertThat(told(2)).isEqualTo(Map.of(production, "copy-to-know", heads.logistics(), "copy-to-know"));
    }

    @Test
    @Tag("NT-010")
    void theResponsibleDepartmentIsToldAndTheDepartmentsConcernedAreAskedForCorrectiveAction() {
        complaint(
                "stage-entered",
                entered(
                        "C-1007",
                        "已判定责任",
                        "Responsibility judged",
                        "responsible-departments/production/answer",
                        "departments-concerned/technology/answer"));

        assertThat(told(2)).isEqualTo(Map.of(production, "copy-to-answer", heads.technology(), "copy-to-answer"));
        assertThat(subject(heads.technology())).isEqualTo("[QLoop] CP-2026-000031: your department is asked to act");
    }

    @Test
    @Tag("NT-010")
    void theDepartmentThatIsResponsibleForNonconformingGoodsIsTold() {
        var inspected = new HashMap<String, Object>(Map.of(
                "inspectionId", UUID.randomUUID().toString(),
                "number", "IN-2026-000009",
                "returnId", caseId,
                "returnNumber", "RT-2026-000031",
                "returnReference", "RN-2026-0417",
                "customerId", "C-1007",
                "site", "nowhere",
                "productId", "P-200",
                "lot", "L20261101-03"));
        inspected.putAll(Map.of(
                "quantity", 120,
                "unit", "kg",
                "inspected", 20,
                "nonconforming", 3,
                "defects", List.of(),
                "verdict", "nonconforming",
                "responsibleFunction", "production",
                "completedAt", "2026-11-20T08:40:00Z",
                "completedBy", "wang.qc"));

        returns("inspection-completed", inspected);

        assertThat(told(3).keySet()).containsExactlyInAnyOrder(production, heads.quality(), heads.sales());
        assertThat(subject(production)).isEqualTo("【QLoop】检验 IN-2026-000009：退货 RT-2026-000031 中有不合格品");
    }

    @Test
    @Tag("NT-013")
    void aStepEscalatesToTheSuperiorWhomTheProcedureNames() {
        var director = holder("after-sales", "service-director");
        var superior = holder("general-management", "superior");

        complaint(
                "stage-entered",
                entered(
                        "C-1007",
                        "已上报",
                        "Reported upwards",
                        "service-director/after-sales/answer",
                        "superior/general-management/answer"));

        assertThat(told(2)).isEqualTo(Map.of(director, "copy-to-answer", superior, "copy-to-answer"));
    }

    @Test
    @Tag("NT-016")
    void theApplicationCentreIsAskedForATechnicianOnSite() {
        var centre = holder("technology", "application-centre");

        complaint(
                "stage-entered",
                entered("C-1007", "需要现场技术人员", "Technician needed on site", "application-centre/technology/answer"));

        assertThat(told(1)).isEqualTo(Map.of(centre, "copy-to-answer"));
        assertThat(new Inbox(centre).await(1).getFirst().text()).contains("Technician needed on site");
    }

    @Test
    @Tag("NT-014")
    void whatIsLateIsReportedToTheLeaderInChargeAndEscalatesToTheGeneralManager() {
        complaint("deadline-approaching", deadline("production", Map.of("number", 1, "secondsLeft", 3600)));
        assertThat(told(1)).isEqualTo(Map.of(production, "deadline-approaching"));

        complaint("deadline-missed", deadline("technology", Map.of("rung", 0, "secondsLate", 1)));
        assertThat(told(3))
                .containsEntry(heads.technology(), "deadline-missed")
                .containsEntry(heads.leaderInCharge(), "deadline-missed");
        assertThat(subject(heads.leaderInCharge())).isEqualTo("【QLoop】【重要】CP-2026-000031 已逾期，原定期限 2026年12月1日");

        complaint("deadline-missed", deadline("logistics", Map.of("rung", 1, "secondsLate", 86400)));
        assertThat(told(5))
                .containsEntry(heads.generalManager(), "deadline-missed")
                .containsEntry(heads.logistics(), "deadline-missed");
        assertThat(subject(heads.generalManager())).startsWith("【QLoop】【紧急】CP-2026-000031 已逾期");
    }

    @Test
    @Tag("NT-014")
    void theReasonWhyItTakesLongerIsReportedToTheLeaderInCharge() {
        complaint(
                "deadline-changed",
                deadline(
                        "production",
                        Map.of("change", "extended", "dueBefore", "2026-11-28T09:30:00Z", "reason", "等待模具到货")));

        assertThat(told(2))
                .isEqualTo(Map.of(heads.leaderInCharge(), "deadline-extended", production, "deadline-extended"));
        assertThat(new Inbox(heads.leaderInCharge()).await(1).getFirst().text())
                .contains("节点及原因：首次答复", "等待模具到货", "新的期限：2026年12月1日");
    }

    @Test
    void aDeadlineOfNobodyIsForWhoeverWasToldOfTheCaseWhenItCameUp() {
        returns(
                "return-opened",
                Map.of(
                        "returnId",
                        caseId,
                        "number",
                        "RT-2026-000031",
                        "customerId",
                        "C-1007",
                        "subject",
                        "漆膜表面划伤",
                        "origin",
                        Map.of("kind", "feedback", "id", UUID.randomUUID().toString(), "number", "FB-2026-000043"),
                        "openedAt",
                        "2026-11-20T08:40:00Z"));
        assertThat(told(3).keySet()).containsExactlyInAnyOrder(heads.quality(), heads.logistics(), heads.sales());

        returns("deadline-approaching", deadline(null, Map.of("number", 1, "secondsLeft", 3600)));

        told(4);
        assertThat(new Inbox(heads.quality()).await(2))
                .extracting(Inbox.Mail::subject)
                .contains("【QLoop】【重要】CP-2026-000031 将于 2026年12月1日 到期");
    }

    @Test
    @Tag("NT-007")
    void handlingOpinionsAndMeasuresGoBackToSalesWhichAnswersTheUser() {
        complaint("stage-entered", entered("C-1007", "处理意见已返回", "Opinion returned", "sales/sales/answer"));
        complaint(
                "action-completed",
                Map.of(
                        "actionId",
                        UUID.randomUUID().toString(),
                        "number",
                        "CA-2026-000015",
                        "complaintId",
                        caseId,
                        "function",
                        "production",
                        "measure",
                        "更换收线导轮",
                        "completedAt",
                        "2026-11-25T03:00:00Z",
                        "completedBy",
                        "zhao.production"));

        told(2);
        assertThat(new Inbox(heads.sales()).await(2))
                .extracting(Inbox.Mail::subject)
                .containsExactlyInAnyOrder("【QLoop】CP-2026-000031 请贵部门处理", "【QLoop】纠正措施 CA-2026-000015 已完成");
        assertThat(new Inbox(heads.sales()).mails())
                .anySatisfy(mail -> assertThat(mail.text()).contains("更换收线导轮"));
    }

    @Test
    void dispositionsGoToThoseWhoCarryThemOut() {
        var purchasing = appoint("purchasing", "zh", "采购");
        returns(
                "disposition-decided",
                Map.of(
                        "inspectionId",
                        UUID.randomUUID().toString(),
                        "returnId",
                        caseId,
                        "returnReference",
                        "RN-2026-0417",
                        "customerId",
                        "C-1007",
                        "productId",
                        "P-200",
                        "lot",
                        "L20261101-03",
                        "unit",
                        "kg",
                        "dispositions",
                        List.of(Map.of("kind", "rework", "quantity", 100), Map.of("kind", "scrap", "quantity", 2.5)),
                        "decidedAt",
                        "2026-11-20T08:41:00Z"));

        assertThat(told(3).keySet())
                .containsExactlyInAnyOrder(heads.logistics(), heads.sales(), production)
                .doesNotContain(purchasing);
        assertThat(new Inbox(production).await(1).getFirst().text()).contains("返工: 100 kg; 报废: 2.5 kg");
    }

    @Test
    @Tag("NT-017")
    void theCustomerIsToldProgressResultAndImprovementAndAskedForItsOpinionInItsLanguage() {
        var mail = freshAddress("weber");
        var customer = customer("en", mail);

        complaint("stage-entered", entered(customer, "结果已告知", "Customer told and asked", "customer//answer"));
        assertThat(told(1)).isEqualTo(Map.of(mail, "opinion-asked"));
        complaint("stage-entered", entered(customer, "改进结果", "Improvement reported", "customer//information"));
        told(2);
        complaint(
                "complaint-closed",
                Map.of(
                        "complaintId",
                        caseId,
                        "number",
                        "CP-2026-000031",
                        "customerId",
                        customer,
                        "resolution",
                        "The lot was replaced.\nThe oven curve is monitored now.",
                        "closedAt",
                        "2026-12-04T03:00:00Z",
                        "origin",
                        Map.of("kind", "direct")));
        told(3);

        var mails = new Inbox(mail).await(3);
        assertThat(mails)
                .extracting(Inbox.Mail::subject)
                .containsExactlyInAnyOrder(
                        "[CP-2026-000031] We ask you for your opinion",
                        "[CP-2026-000031] Your case has gone on",
                        "[CP-2026-000031] The result of your complaint");
        assertThat(mails)
                .anySatisfy(it -> assertThat(it.text()).contains("Improvement reported"))
                .anySatisfy(it ->
                        assertThat(it.html()).contains("The lot was replaced.<br>The oven curve is monitored now."))
                .allSatisfy(it -> assertThat(it.text()).doesNotContain("/complaints/", "/proceedings/"));
    }
}
