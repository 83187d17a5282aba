package io.qloop.notification.directory;

import static io.qloop.notification.directory.Directory.absent;
import static io.qloop.notification.directory.Directory.appoint;
import static io.qloop.notification.directory.Directory.department;
import static io.qloop.notification.directory.Directory.fresh;
import static io.qloop.notification.directory.Directory.gaps;
import static io.qloop.notification.directory.Directory.person;
import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.notification.contact.CustomerContacts;
import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the event to the inbox of whoever is in charge. */
@MailTest
class InChargeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static KafkaProbe kafka;

    @Inject
    CustomerContacts contacts;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    private static Map<String, Object> awaitOne(String caseId) {
        awaitAll(caseId, 1);
        return messages(caseId).getFirst();
    }

    private static void awaitAll(String caseId, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId)).hasSize(count).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", "handed-over")));
    }

    /** A customer to whom this site delivers. */
    private String customerOf(String site) {
        var customer = fresh("C");
        kafka.send(
                "erp.master-data",
                "erp.customer-changed.v1",
                "/erp",
                customer,
                Map.of(
                        "customerId",
                        customer,
                        "name",
                        Map.of("en", "Customer", "zh", "客户"),
                        "language",
                        "en",
                        "active",
                        true,
                        "contacts",
                        List.of(),
                        "site",
                        site));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        QuarkusTransaction.requiringNew().call(() -> contacts.findByIdOptional(customer)))
                .isPresent());
        return customer;
    }

    private static String actionAssigned(String customer, String function) {
        var complaint = UUID.randomUUID().toString();
        var action = Events.action(complaint, function);
        action.put("customerId", customer);
        kafka.send("qloop.complaint", "qloop.complaint.action-assigned.v1", "/qloop/complaint", complaint, action);
        return complaint;
    }

    private static String way(Map<String, Object> message) {
        return message((String) message.get("id")).path("ledger[0].detail");
    }

    private static String idOf(String mail) {
        return admin().get(Directory.PEOPLE + "?mail=" + mail).path("items[0].id");
    }

    @Test
    @Tag("IM-016")
    void tellsTheSubstituteOfAnAbsentHeadAndSaysSo() {
        var head = Company.appoint("production", "zh", "赵生产");
        var substitute = freshAddress("substitute");
        absent(idOf(head), TODAY.minusDays(1), TODAY.plusDays(1), person("代理", substitute));

        var message = awaitOne(Events.actionAssigned(kafka, "production"));

        assertThat(new Inbox(substitute).await(1)).hasSize(1);
        assertThat(new Inbox(head).mails()).isEmpty();
        assertThat(way(message))
                .isEqualTo(
                        "production: head absent until " + TODAY.plusDays(1) + "; production: substitute of the head");
    }

    @Test
    void tellsThePeopleOfTheSiteThatDeliversToTheCustomer() {
        var site = fresh("site");
        var quality = department(Map.of("function", "quality", "site", site));
        var head = freshAddress("suzhou");
        appoint(quality, "head", Map.of("person", person("蒋明", head))).then().statusCode(200);
        var company = Company.appoint("quality", "zh", "李质量");

        var there = awaitOne(actionAssigned(customerOf(site), "quality"));
        var elsewhere = awaitOne(actionAssigned(fresh("C"), "quality"));

        assertThat(there.get("recipient").toString()).contains(head, site);
        assertThat(elsewhere.get("recipient").toString()).contains(company);
    }

    @Test
    void climbsFromAVacantDepartmentAndReportsIt() {
        var leaders = Company.appoint("general-management", "zh", "总经理");
        var site = fresh("site");
        department(Map.of("function", "technology", "site", site));
        Company.put("technology", Company.description("zh", null, null));

        var message = awaitOne(actionAssigned(customerOf(site), "technology"));

        assertThat(message.get("recipient").toString()).contains(leaders);
        assertThat(way(message))
                .contains(": no head", "technology: no head", "general-management: head")
                .endsWith("technology@" + site + ": reported as a gap of the directory");
        assertThat(gaps()).anySatisfy(gap -> assertThat(gap)
                .containsEntry("kind", "named-in-vain")
                .containsEntry("function", "technology")
                .containsEntry("site", site));

        var engineer = Company.appoint("technology", "zh", "钱工艺");

        assertThat(engineer).isNotEmpty();
        assertThat(gaps()).noneSatisfy(gap -> assertThat(gap)
                .containsEntry("kind", "post-vacant")
                .containsEntry("department", "technology")
                .containsEntry("post", "head"));
    }

    @Test
    @Tag("X-001")
    void bringsACopyToTheDepartmentThatGoesByTheProceduresCode() {
        var leaders = Company.appoint("general-management", "zh", "总经理");
        var known = department(Map.of());
        var head = freshAddress("known");
        appoint(known, "head", Map.of("person", person("何", head))).then().statusCode(200);
        var open = fresh("departments-concerned");

        var notice = UUID.randomUUID().toString();
        stageEntered(notice, List.of(copy(known, "answer"), copy(open, "information")));

        awaitAll(notice, 2);
        assertThat(new Inbox(head).await(1).getFirst().subject()).contains("请贵部门处理");
        assertThat(new Inbox(leaders).await(1).getFirst().subject()).contains("抄送");
        assertThat(gaps())
                .anySatisfy(gap ->
                        assertThat(gap).containsEntry("kind", "named-in-vain").containsEntry("department", open))
                .noneSatisfy(gap -> assertThat(gap).containsEntry("department", known));
    }

    @Test
    void bringsACopyThatTheDocumentLeavesOpenToWhoeverAnswersForTheCase() {
        var quality = Company.appoint("quality", "zh", "李质量");
        var feedback = UUID.randomUUID().toString();
        var open = fresh("departments-concerned");
        Events.feedbackRegistered(kafka, feedback, "c", "quality");

        stageEntered(feedback, List.of(copy(open, "answer")));

        awaitAll(feedback, 2);
        assertThat(new Inbox(quality).await(2))
                .as("in whichever order the two senders wrote them")
                .anySatisfy(mail -> assertThat(mail.subject()).contains("请贵部门处理"));
        assertThat(gaps()).noneSatisfy(gap -> assertThat(gap).containsEntry("department", open));
    }

    @Test
    void writesOneMailToSomebodyWhoHoldsTwoPosts() {
        var mail = freshAddress("both");
        var both = person("两岗", mail);
        var one = department(Map.of());
        var other = department(Map.of());
        appoint(one, "head", Map.of("person", both)).then().statusCode(200);
        appoint(other, "head", Map.of("person", both)).then().statusCode(200);

        var notice = UUID.randomUUID().toString();
        stageEntered(notice, List.of(copy(one, "answer"), copy(other, "information")));

        assertThat(awaitOne(notice)).containsEntry("kind", "copy-to-answer");
        assertThat(new Inbox(mail).await(1)).hasSize(1);
    }

    private static Map<String, Object> copy(String department, String purpose) {
        return Map.of("department", department, "name", Map.of("zh", "部门", "en", "Department"), "purpose", purpose);
    }

    private static void stageEntered(String id, List<Map<String, Object>> copies) {
        var entered = new HashMap<String, Object>();
        entered.put("caseId", id);
        entered.put("caseNumber", "ON-2026-000004");
        entered.put("procedure", "feedback-guideline-operation-notice/1");
        entered.put("stage", "reviewed");
        entered.put("stageName", Map.of("zh", "经营部已审核", "en", "Reviewed by Business Operations"));
        entered.put("enteredBy", "sun.sales");
        entered.put("ended", false);
        entered.put("copies", copies);
        kafka.send("qloop.feedback", "qloop.feedback.stage-entered.v1", "/qloop/feedback", id, entered);
    }
}
