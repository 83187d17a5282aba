package io.qloop.notification.delivery;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.description;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.Overtaken;
import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Doors;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.event.EventConsumer;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static KafkaProbe kafka;

    @Inject
    CrashablePost post;

    @Inject
    Attempts attempts;

    @Inject
    Overtaken overtaken;

    @Inject
    Loops loops;

    @Inject
    EventConsumer events;

    @Inject
    DeliverySettings settings;

    @Inject
    EntityManager database;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @AfterEach
    void openDoors() {
        for (var door : Doors.values()) {
            door.behave();
            door.open();
        }
    }

    private static Map<String, Object> awaitStatus(String caseId, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId)).hasSize(1).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", status)));
        return messages(caseId).getFirst();
    }

    /** All messages about the case are handed over, and so many there are. */
    private static void awaitAll(String caseId, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId)).hasSize(count).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", "handed-over")));
    }

    private static List<String> steps(Map<String, Object> message) {
        return message((String) message.get("id")).jsonPath().getList("ledger.step");
    }

    /** Without the times a busy machine could not finish an attempt before its deadline. */
    private static List<String> decisiveSteps(Map<String, Object> message) {
        return steps(message).stream().filter(step -> !step.equals("postponed")).toList();
    }

    private void awaitDeath(String mail) {
        await().atMost(PATIENCE).until(() -> post.hasDiedAt(mail));
    }

    private static void awaitDoubt(String caseId) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(caseId))
                .singleElement()
                .satisfies(message -> assertThat(steps(message)).contains("in-doubt")));
    }

    /** As if the lease of the attempt had run out by now. */
    private void endLease(String caseId) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                        update message set lease_until = now() - interval '1 second'
                        where case_id = :case and status = 'SENDING'""")
                .setParameter("case", caseId)
                .executeUpdate());
    }

    private static String mailId(Map<String, Object> message) {
        return "<" + message.get("id") + "@qloop>";
    }

    @Test
    void tellsAnActionToTheHeadInChinese() {
        var mail = appoint("production", "zh", "赵生产");

        var complaintId = Events.actionAssigned(kafka, "production");

        var received = new Inbox(mail).await(1).getFirst();
        var message = awaitStatus(complaintId, "handed-over");
        assertThat(received.id()).isEqualTo(mailId(message));
        assertThat(received.from()).contains("qloop@qloop.local");
        assertThat(received.to()).isEqualTo(mail);
        assertThat(received.toName()).isEqualTo("赵生产");
        assertThat(received.subject()).isEqualTo("【QLoop】投诉 CP-2026-000012 的纠正措施 CA-2026-000015，请于 2026年12月1日 前完成");
        assertThat(received.text())
                .contains(
                        "赵生产：",
                        "完成期限：2026年12月1日 星期二 17:30（中国时间）",
                        "批次：L20261101-03",
                        "http://localhost:8080/complaints/" + complaintId,
                        "<b>& find the cause</b>");
        assertThat(received.html())
                .contains("2026年12月1日 星期二 17:30", "&lt;b&gt;&amp; find the cause&lt;/b&gt;", "lang=\"zh\"")
                .doesNotContain("<b>", "<img");
        assertThat(received.headers())
                .contains("Auto-Submitted: auto-generated")
                .doesNotContainIgnoringCase("bcc");
        assertThat(Inbox.archive().countOf(received.id())).isOne();
    }

    @Test
    void tellsAnActionInEnglish() {
        var mail = appoint("production", "en", "Zhao");

        var complaintId = Events.actionAssigned(kafka, "production");

        var received = new Inbox(mail).await(1).getFirst();
        assertThat(received.subject())
                .isEqualTo(
                        "[QLoop] Corrective action CA-2026-000015 for complaint CP-2026-000012, due 1 December 2026");
        assertThat(received.text())
                .startsWith("Dear Zhao,")
                .contains("Due: Tuesday, 1 December 2026, 17:30 (China Time)", "/complaints/" + complaintId);
    }

    @Test
    @Tag("NT-004")
    void reportsTheSummaryOfAMonthToTheLeadersInCharge() {
        var management = appoint("general-management", "zh", "总经理");
        var operations = appoint("sales", "en", "Director");

        Events.monthSummarised(kafka);

        var toManagement = new Inbox(management).await(1).getFirst();
        assertThat(toManagement.subject()).isEqualTo("【QLoop】2026-11 月末汇总：强调事项 1 项");
        assertThat(toManagement.text()).contains("FB-2026-000043  Insulation breaks at the bend", "/summaries/2026-11");
        assertThat(new Inbox(operations).await(1).getFirst().subject())
                .isEqualTo("[QLoop] Month-end summary 2026-11: 1 emphasised items");
    }

    @Test
    void tellsAFeedbackThatHasNeitherClassNorDateYet() {
        var technology = appoint("technology", "zh", "技术部");

        Events.feedbackRegisteredOnly(kafka, "technology");

        var received = new Inbox(technology).await(1).getFirst();
        assertThat(received.subject()).isEqualTo("【QLoop】客户反馈 FB-2026-000043（未分类），暂无期限");
        assertThat(received.text()).contains("类别：未分类", "期限：暂无期限");
    }

    @Test
    void tellsACustomerWhoWroteAMailUnderWhichNumberItIsKnownOnce() {
        var technology = appoint("technology", "zh", "技术部");
        var mail = freshAddress("gu.min");
        var customerId = "C-" + UUID.randomUUID().toString().substring(0, 8);
        Events.customerChanged(kafka, customerId, "zh", "顾敏", mail);

        var feedbackId = Events.feedbackByMail(kafka, customerId, "technology");

        var received = new Inbox(mail).await(1).getFirst();
        assertThat(received.subject()).isEqualTo("【FB-2026-000043】已收到您的来信");
        assertThat(received.text()).contains("Insulation breaks at the bend", "【FB-2026-000043】");
        assertThat(received.headers()).contains("Reply-To: quality@qloop.local", "Auto-Submitted: auto-generated");
        new Inbox(technology).await(1);
        assertThat(messages(feedbackId)).hasSize(2);
    }

    @Test
    void tellsTheResponsibleFunctionThatTheCustomerHasWrittenAgain() {
        var technology = appoint("technology", "zh", "技术部");

        var feedbackId = Events.answerReceived(kafka, "technology");

        var received = new Inbox(technology).await(1).getFirst();
        assertThat(received.subject()).isEqualTo("【QLoop】客户再次来信：反馈 FB-2026-000043");
        assertThat(received.text()).contains("补充照片", "/feedbacks/" + feedbackId);
        assertThat(messages(feedbackId)).hasSize(1);
    }

    @Test
    void asksTheCustomerInItsLanguage() {
        var mail = freshAddress("acme");
        var customerId = "C-" + UUID.randomUUID().toString().substring(0, 8);
        Events.customerChanged(
                kafka,
                customerId,
                "en",
                List.of(
                        Events.contact("Broken", "a@b@c".replace("@c", "..c"), "x"),
                        Events.contact("Anna Weber", mail, "quality")));

        var surveyId = Events.surveySent(kafka, customerId);

        var received = new Inbox(mail).await(1).getFirst();
        assertThat(received.subject()).isEqualTo("[QLoop] Are you satisfied? Your complaint CP-2026-000012");
        assertThat(received.text())
                .contains("Dear Anna Weber,", "http://localhost:8080/survey/q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2");
        var message = awaitStatus(surveyId, "handed-over");
        assertThat(message((String) message.get("id")).asString()).doesNotContain("q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2");
    }

    @Test
    @Tag("NT-018")
    void invitesAndRemindsACustomerWithTheTimeForTheAnswer() {
        var customerId = "C-" + UUID.randomUUID().toString().substring(0, 8);
        var mail = freshAddress("asked");
        Events.customerChanged(kafka, customerId, "zh", "顾敏", mail);

        Events.surveySent(kafka, customerId);
        var invitation = new Inbox(mail).await(1).getFirst();
        var reminded = Events.surveyReminded(kafka, customerId);
        var reminder = new Inbox(mail)
                .await(2).stream()
                        .filter(it -> it.subject().contains("敬请于"))
                        .findFirst()
                        .orElseThrow();

        assertThat(invitation.text()).contains("2026年12月27日", "/survey/q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2");
        assertThat(reminder.subject()).contains("2026年12月27日", "CP-2026-000012");
        assertThat(reminder.text()).contains("2026年12月27日", "/survey/Hn3Vd8Rk1Yc6Tq9Wb4Zs7Lm2Gp5Jx0Fa");
        assertThat(awaitStatus(reminded, "handed-over")).containsEntry("kind", "survey-reminded");
    }

    @Test
    void keepsASurveyUntilTheCustomersContactIsKnown() {
        var customerId = "C-" + UUID.randomUUID().toString().substring(0, 8);
        var surveyId = Events.surveySent(kafka, customerId);
        var waiting = awaitStatus(surveyId, "unaddressed");
        var mail = freshAddress("late");

        Events.customerChanged(kafka, customerId, "zh", "顾敏", mail);

        assertThat(new Inbox(mail).await(1).getFirst().subject()).contains("满意度调查");
        assertThat(decisiveSteps(awaitStatus(surveyId, "handed-over")))
                .containsExactly("unaddressed", "addressed", "handed-over");
        assertThat(waiting).extractingByKey("trouble").asString().contains("no-recipient");
    }

    @Test
    void announcesTheHandOverAsPartOfTheLoop() {
        appoint("quality", "zh", "李质量");
        var example = Contracts.examples("qloop.complaint.action-assigned.v1").getLast();
        var complaintId = UUID.randomUUID().toString();
        var eventId = UUID.randomUUID().toString();

        kafka.sendStructured(
                "qloop.complaint",
                example.replace("01a20b7e-ff50-74e8-b98c-3985a46b44c1", complaintId)
                        .replace("01a20b7e-ff5a-7295-a876-a5173b6992c8", eventId));

        var event = kafka.await("qloop.notification", "qloop.notification.message-handed-over.v1", complaintId);
        assertThat(event.event().getExtension("causationid")).isEqualTo(eventId);
        assertThat(event.event().getExtension("correlationid")).isEqualTo("01a20b48-0900-7c47-8fe2-4a4d9639af57");
        assertThat(event.data().get("recipientFunction").asText()).isEqualTo("quality");
        assertThat(event.data().get("attempts").asInt()).isEqualTo(1);
        assertThat(event.data().toString()).doesNotContain("@", "李质量");
    }

    @Test
    void understandsEveryExample() {
        for (var type : List.of(
                "qloop.complaint.action-assigned.v1",
                "qloop.feedback.feedback-registered.v1",
                "qloop.feedback.stage-entered.v1",
                "qloop.feedback.information-recorded.v1",
                "qloop.feedback.information-passed-on.v1",
                "qloop.feedback.information-digested.v1",
                "qloop.survey.survey-sent.v1",
                "qloop.survey.survey-reminded.v1")) {
            for (var example : Contracts.examples(type)) {
                kafka.sendStructured("qloop." + type.split("\\.")[1], example);
            }
        }
        for (var example : Contracts.examples("erp.customer-changed.v1")) {
            kafka.sendStructured("erp.master-data", example);
        }

        for (var caseId : List.of(
                "01a1f81d-c130-7c2b-9afb-08c81297ad0c",
                "01a20b7e-ff50-74e8-b98c-3985a46b44c1",
                "01a20b48-0900-7c47-8fe2-4a4d9639af57",
                "01a2202a-ce70-7629-acf6-fbe8be103b24",
                "01a21ba0-0690-7fa7-9fbd-6c3eb751547d",
                "01a21d00-2000-7a20-9a20-1a2b3c4d5e61",
                "01a21d00-3000-7a30-9a30-1a2b3c4d5e62",
                "01a2d000-1000-7b10-9b10-1a2b3c4d5e80",
                "01a23efe-9750-7827-8c96-90a3e7df2c24")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(messages(caseId)).isNotEmpty());
        }
        admin().get("/api/v1/services/notification/dead-letters?status=open")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        assertThat(new Inbox("weber.rhine@qloop.local").await(3))
                .extracting(Inbox.Mail::subject)
                .containsExactlyInAnyOrder(
                        "[QLoop] Are you satisfied? Your complaint CP-2026-000013",
                        "[QLoop] We still ask for your answer by 3 January 2027: your complaint CP-2026-000013",
                        "[FB-2026-000044] We have received your message");
    }

    @Test
    @Tag("NT-005")
    void asksTheDepartmentsConcernedToSignAnOperationNotice() {
        var quality = appoint("quality", "zh", "李质量");
        var logistics = appoint("logistics", "en", "He");
        var leaders = appoint("general-management", "zh", "总经理");
        var notice = Events.noticeReviewed(kafka, "quality", "logistics");

        awaitAll(notice, 3);

        assertThat(new Inbox(quality).await(1).getFirst().subject()).isEqualTo("【QLoop】ON-2026-000004 请贵部门处理");
        assertThat(new Inbox(logistics).await(1).getFirst().text())
                .contains("ON-2026-000004", "Reviewed by Business Operations");
        assertThat(new Inbox(leaders).await(1).getFirst().subject()).isEqualTo("【QLoop】ON-2026-000004 抄送");
    }

    @Test
    @Tag("FB-031")
    void bringsAContactSheetToTheDepartmentsItIsFor() {
        var technology = appoint("technology", "zh", "周技术");
        var production = appoint("production", "en", "Zhao");
        var record = Events.informationPassedOn(kafka, "technology", "production");

        awaitAll(record, 2);

        assertThat(new Inbox(technology).await(1).getFirst().subject())
                .isEqualTo("【QLoop】内部联络单 CS-2026-000003（顾客信息 CI-2026-000030）");
        assertThat(new Inbox(production).await(1).getFirst().subject())
                .isEqualTo("[QLoop] Contact sheet CS-2026-000003 on customer information CI-2026-000030");
    }

    @Test
    @Tag("NT-021")
    void reportsWhatIsOfSpecialConcernToTheLeaders() {
        var leaders = appoint("general-management", "zh", "总经理");
        var sales = appoint("sales", "en", "Sun");
        var digest = Events.informationDigested(kafka, 34, "CI-2026-000030", "去年的报价一直没有答复");

        awaitAll(digest, 2);

        assertThat(new Inbox(leaders).await(1).getFirst().text())
                .contains("记录 1 条，未结 1 条，结转 0 条", "特别关注：共 34 件，CI-2026-000030 去年的报价一直没有答复；…");
        assertThat(new Inbox(sales).await(1).getFirst().text())
                .as("in the words of its reader")
                .contains("1 recorded, 1 open, 0 carried over", "34 in all, CI-2026-000030 去年的报价一直没有答复; …")
                .doesNotContain("记录 1 条");
    }

    @Test
    void writesOneMailHoweverOftenTheEventArrives() {
        var mail = appoint("production", "zh", "赵生产");
        var complaintId = UUID.randomUUID().toString();
        var eventId = UUID.randomUUID().toString();

        for (var i = 0; i < 5; i++) {
            kafka.send(
                    "qloop.complaint",
                    "qloop.complaint.action-assigned.v1",
                    "/qloop/complaint",
                    eventId,
                    complaintId,
                    Events.action(complaintId, "production"));
        }
        var after = Events.actionAssigned(kafka, "production");

        awaitStatus(after, "handed-over");
        awaitStatus(complaintId, "handed-over");
        assertThat(new Inbox(mail).mails()).hasSize(2);
    }

    @Test
    void sendsEverythingOnceWhenTheMailServerIsBack() {
        var mail = appoint("logistics", "zh", "物流");
        Doors.SMTP.close();
        var complaints = new ArrayList<String>();
        for (var i = 0; i < 30; i++) {
            complaints.add(Events.actionAssigned(kafka, "logistics"));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(complaints)
                .allSatisfy(c -> assertThat(messages(c)).hasSize(1)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(complaints)
                .anySatisfy(c -> assertThat(messages(c).getFirst())
                        .extractingByKey("trouble")
                        .asString()
                        .contains("server-away")));

        Doors.SMTP.open();

        var received = new Inbox(mail).await(30);
        assertThat(received).extracting(Inbox.Mail::id).doesNotHaveDuplicates();
        complaints.forEach(c -> awaitStatus(c, "handed-over"));
        assertThat(new Inbox(mail).mails()).hasSize(30);
    }

    @Test
    void sendsNoSecondMailWhenItDiedAfterHandingIn() {
        var mail = appoint("production", "zh", "赵生产");
        post.dieAt(mail, true);

        var complaintId = Events.actionAssigned(kafka, "production");
        awaitDeath(mail);
        endLease(complaintId);

        var message = awaitStatus(complaintId, "handed-over");
        assertThat(decisiveSteps(message)).containsExactly("addressed", "in-doubt", "found-in-archive");
        assertThat(new Inbox(mail).mails()).hasSize(1);
        kafka.await("qloop.notification", "qloop.notification.message-handed-over.v1", complaintId);
    }

    @Test
    void sendsTheMailWhenItDiedBeforeHandingIn() {
        var mail = appoint("production", "zh", "赵生产");
        post.dieAt(mail, false);

        var complaintId = Events.actionAssigned(kafka, "production");
        awaitDeath(mail);
        endLease(complaintId);

        var message = awaitStatus(complaintId, "handed-over");
        assertThat(decisiveSteps(message)).containsExactly("addressed", "in-doubt", "not-in-archive", "handed-over");
        assertThat(new Inbox(mail).mails()).hasSize(1);
    }

    @Test
    void sendsNoSecondMailWhenTheAnswerWasLost() {
        var mail = appoint("production", "zh", "赵生产");
        Doors.SMTP.loseAnswers();

        var complaintId = Events.actionAssigned(kafka, "production");

        new Inbox(mail).await(1);
        Doors.SMTP.behave();
        awaitDoubt(complaintId);
        endLease(complaintId);
        var message = awaitStatus(complaintId, "handed-over");
        assertThat(decisiveSteps(message)).containsExactly("addressed", "in-doubt", "in-doubt", "found-in-archive");
        assertThat(new Inbox(mail).mails()).hasSize(1);
    }

    @Test
    void sendsNoSecondMailWhenTheAnswerNeverComes() {
        var mail = appoint("production", "zh", "赵生产");
        Doors.SMTP.holdAnswers();

        var complaintId = Events.actionAssigned(kafka, "production");
        awaitDoubt(complaintId);
        endLease(complaintId);

        var message = awaitStatus(complaintId, "handed-over");
        assertThat(decisiveSteps(message)).containsExactly("addressed", "in-doubt", "in-doubt", "found-in-archive");
        assertThat(new Inbox(mail).mails()).hasSize(1);
    }

    @Test
    void decidesNothingWhileTheArchiveIsAway() {
        var mail = appoint("production", "zh", "赵生产");
        post.dieAt(mail, true);
        Doors.IMAP.close();

        var complaintId = Events.actionAssigned(kafka, "production");
        awaitDeath(mail);
        endLease(complaintId);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(steps(messages(complaintId).getFirst())).contains("archive-away"));
        var undecided = messages(complaintId).getFirst();
        Doors.IMAP.open();

        assertThat(undecided).containsEntry("status", "sending");
        assertThat(steps(awaitStatus(complaintId, "handed-over"))).endsWith("found-in-archive");
        assertThat(new Inbox(mail).mails()).hasSize(1);
    }

    @Test
    void bringsOutEachMessageOnceWithManySenders() {
        var mail = appoint("logistics", "en", "Logistics");
        var instances = new ArrayList<Senders>();
        for (var i = 0; i < 3; i++) {
            var another = new Senders(attempts, overtaken, post, loops, settings, events);
            another.onStart(new StartupEvent());
            instances.add(another);
        }

        var complaints = new ArrayList<String>();
        for (var i = 0; i < 200; i++) {
            complaints.add(Events.actionAssigned(kafka, "logistics"));
        }

        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(handedOverTo(mail)).isEqualTo(200));
            assertThat(new HashSet<>(complaints)).hasSize(200);
            assertThat(new Inbox(mail).mails())
                    .hasSize(200)
                    .extracting(Inbox.Mail::id)
                    .doesNotHaveDuplicates();
        } finally {
            instances.forEach(DeliveryTest::stop);
        }
    }

    private long handedOverTo(String mail) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                        "select count(*) from message where status = 'HANDED_OVER' and recipient_mail = :mail")
                .setParameter("mail", mail)
                .getSingleResult());
    }

    private static void stop(Senders senders) {
        try {
            senders.onStop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void marksWhatIsUrgent() {
        var technology = appoint("technology", "zh", "技术部");
        appoint("general-management", "zh", "总经理");

        Events.feedbackRegistered(kafka, "a", "technology");

        var received = new Inbox(technology).await(1).getFirst();
        assertThat(received.subject()).startsWith("【QLoop】【紧急】客户反馈 FB-2026-000043");
        assertThat(received.headers()).contains("Importance: high");
        assertThat(received.html()).contains("紧急");
    }

    @Test
    void failsAtOnceWhenTheRecipientIsRefused() {
        var refused = freshAddress("refused-");
        Company.put("quality", description("zh", "谁", refused));

        var complaintId = Events.actionAssigned(kafka, "quality");

        var message = awaitStatus(complaintId, "failed");
        assertThat(decisiveSteps(message)).containsExactly("addressed", "failed");
        assertThat(message).extractingByKey("trouble").asString().contains("recipient-refused");
        var event = kafka.await("qloop.notification", "qloop.notification.message-failed.v1", complaintId);
        assertThat(event.data().get("reason").asText()).isEqualTo("recipient-refused");
        assertThat(event.data().toString()).doesNotContain("@");
        assertThat(Inbox.archive().countOf(mailId(message))).isZero();
    }

    @Test
    void sendsAFailedMessageAgainToWhoeverIsTheHeadByNow() {
        Company.put("quality", description("zh", "谁", freshAddress("refused-")));
        var complaintId = Events.actionAssigned(kafka, "quality");
        var id = (String) awaitStatus(complaintId, "failed").get("id");
        var mail = appoint("quality", "zh", "李质量");
        var resend = "/api/v1/messages/" + id + "/resend";

        admin().put(resend).then().statusCode(428);
        admin().header("If-Match", "\"0\"").put(resend).then().statusCode(412);
        admin().header("If-Match", message(id).header("ETag"))
                .put(resend)
                .then()
                .statusCode(200)
                .body("status", equalTo("queued"), "recipient.mail", equalTo(mail));

        new Inbox(mail).await(1);
        var sent = awaitStatus(complaintId, "handed-over");
        assertThat(decisiveSteps(sent)).containsExactly("addressed", "failed", "resent", "handed-over");
        admin().header("If-Match", "*")
                .put(resend)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/message-not-resendable"));
    }

    @Test
    void triesABusyRecipientAgainAndGivesUpInTheEnd() {
        Company.put("quality", description("zh", "谁", freshAddress("busy-")));
        var complaintId = Events.actionAssigned(kafka, "quality");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(complaintId))
                .hasSize(1)
                .allSatisfy(m -> assertThat((Integer) m.get("attempts")).isGreaterThan(2)));

        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "update message set queued_at = queued_at - interval '25 hours' where case_id = :case")
                .setParameter("case", complaintId)
                .executeUpdate());

        var message = awaitStatus(complaintId, "failed");
        assertThat(steps(message)).containsSubsequence("addressed", "postponed", "failed");
        kafka.await("qloop.notification", "qloop.notification.message-failed.v1", complaintId);
    }

    @Test
    void comesBackToAServerThatAsksItToWait() {
        var greylisting = freshAddress("grey-");
        Company.put("quality", description("zh", "李质量", greylisting));

        var complaintId = Events.actionAssigned(kafka, "quality");

        var message = awaitStatus(complaintId, "handed-over");
        assertThat(steps(message)).containsExactly("addressed", "postponed", "handed-over");
        assertThat(message((String) message.get("id")).jsonPath().<String>getList("ledger.detail"))
                .anyMatch(detail -> detail.startsWith("asked-to-wait: 451 4.7.1"));
        assertThat(new Inbox(greylisting).mails()).hasSize(1);
    }

    @Test
    void sendsNothingThatTheArchiveDoesNotTake() {
        var mail = appoint("quality", "zh", "李质量");
        Doors.SMTP.refuseArchive();

        var complaintId = Events.actionAssigned(kafka, "quality");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(complaintId))
                .hasSize(1)
                .allSatisfy(
                        m -> assertThat(m).extractingByKey("trouble").asString().contains("archive-refused")));
        var before = new Inbox(mail).mails();
        Doors.SMTP.behave();

        assertThat(before).isEmpty();
        awaitStatus(complaintId, "handed-over");
        assertThat(new Inbox(mail).mails()).hasSize(1);
    }

    @Test
    void fallsBackAndSaysSo() {
        var deputy = freshAddress("deputy");
        var vacant = description("zh", null, null);
        vacant.put("deputy", Map.of("name", "副职", "mail", deputy));
        Company.put("quality", vacant);

        var complaintId = Events.actionAssigned(kafka, "quality");

        new Inbox(deputy).await(1);
        var message = awaitStatus(complaintId, "handed-over");
        var ledger = message((String) message.get("id")).jsonPath().<String>getList("ledger.detail");
        assertThat(ledger.getFirst()).isEqualTo("quality: no head; quality: deputy");
    }

    @Test
    void waitsForTheDirectoryWhereNobodyIsEntered() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "update department set active = false where function in ('SALES', 'GENERAL_MANAGEMENT')")
                .executeUpdate());
        var feedbackId = Events.formIssued(kafka, "a", "sales");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(feedbackId)).hasSize(3).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", "unaddressed")));
        var id = (String) messages(feedbackId).getFirst().get("id");
        admin().header("If-Match", "*")
                .put("/api/v1/messages/" + id + "/resend")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/recipient-not-known"));

        var mail = appoint("sales", "zh", "孙销售");
        var management = appoint("general-management", "zh", "总经理");

        new Inbox(mail).await(1);
        new Inbox(management).await(1);
        assertThat(messages(feedbackId)).hasSize(2);
    }

    @Test
    @Tag("AH-32")
    void findsMessagesByTheirBeginningKindAndTime() {
        var mail = appoint("logistics", "zh", "何物流");
        var complaintId = Events.actionAssigned(kafka, "logistics");
        awaitStatus(complaintId, "handed-over");
        var found = "/api/v1/messages?caseId=" + complaintId;

        for (var beginning : List.of("CA-2026-0000", "ca-2026-000015", "CP-2026", "何", mail.substring(0, 20))) {
            admin().queryParam("q", beginning).get(found).then().body("items.size()", equalTo(1));
        }
        for (var other : List.of("000015", "%", "_", "物流", "\\")) {
            admin().queryParam("q", other).get(found).then().statusCode(200).body("items.size()", equalTo(0));
        }
        admin().get(found + "&kind=action-assigned").then().body("items.size()", equalTo(1));
        admin().get(found + "&kind=survey-sent").then().body("items.size()", equalTo(0));
        admin().get(found + "&from=2026-01-01T00:00:00Z").then().body("items.size()", equalTo(1));
        admin().get(found + "&to=2026-01-01T00:00:00Z").then().body("items.size()", equalTo(0));
        admin().get(found + "&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/message-span-invalid"));
    }

    @Test
    @Tag("AH-32")
    void sendsManyAgainWhereTheyAreAsManyAsExpected() {
        var refused = freshAddress("refused-");
        Company.put("quality", description("zh", "谁", refused));
        var complaints = List.of(
                Events.actionAssigned(kafka, "quality"),
                Events.actionAssigned(kafka, "quality"),
                Events.actionAssigned(kafka, "quality"));
        complaints.forEach(complaint -> awaitStatus(complaint, "failed"));
        var mail = appoint("quality", "zh", "李质量");
        var resend = "/api/v1/messages/resend";

        admin().body(Map.of("recipient", refused, "expected", 2))
                .put(resend)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/resend-number-differs"));
        complaints.forEach(
                complaint -> assertThat(messages(complaint).getFirst()).containsEntry("status", "failed"));
        admin().body(Map.of("recipient", refused, "status", "handed-over", "expected", 3))
                .put(resend)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/status-not-resendable"));
        admin().body(Map.of("recipient", refused)).put(resend).then().statusCode(400);
        admin().body(Map.of("recipient", refused, "status", "failed", "expected", 3))
                .put(resend)
                .then()
                .statusCode(200)
                .body("resent", equalTo(3), "withoutRecipient", equalTo(0), "alreadyWritten", equalTo(0));

        complaints.forEach(complaint -> awaitStatus(complaint, "handed-over"));
        assertThat(new Inbox(mail).await(3)).extracting(Inbox.Mail::id).doesNotHaveDuplicates();
    }

    @Test
    void listsByRecipientStatusAndCase() {
        var mail = appoint("logistics", "zh", "物流");
        var complaintId = Events.actionAssigned(kafka, "logistics");
        awaitStatus(complaintId, "handed-over");

        admin().get("/api/v1/messages?recipient=" + mail)
                .then()
                .body("items.size()", equalTo(1), "items[0].caseId", equalTo(complaintId));
        admin().get("/api/v1/messages?recipient=logistics&status=handed-over&caseId=" + complaintId)
                .then()
                .body("items.size()", equalTo(1));
        admin().get("/api/v1/messages?recipient=quality&caseId=" + complaintId)
                .then()
                .body("items.size()", equalTo(0));
        admin().get("/api/v1/messages?status=nonsense").then().statusCode(org.hamcrest.Matchers.oneOf(400, 404));
        admin().get("/api/v1/messages/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/message-not-found"));
    }

    @Test
    void keepsAddressesOutOfTheAuditTrail() {
        var mail = appoint("logistics", "zh", "物流");
        var complaintId = Events.actionAssigned(kafka, "logistics");
        awaitStatus(complaintId, "handed-over");

        List<?> rows = database.createNativeQuery(
                        "select actor || ' ' || entry from audit_entry where case_id = :case order by id")
                .setParameter("case", complaintId)
                .getResultList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(3).allSatisfy(row -> assertThat(row.toString())
                .startsWith("system")
                .doesNotContain(mail, "划伤"));
    }
}
