package io.qloop.notification.escalation;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.testing.Doors;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages without effect climb the ladder; the clock is turned by the test. */
@MailTest
class ClimbTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LINK =
            Pattern.compile("http://localhost:8080(/api/v1/acknowledgements/[\\w-]+)\\?lang=\\w\\w");
    private static final String TOPIC = "qloop.notification";
    private static final String ESCALATED = "qloop.notification.message-escalated.v1";

    private static KafkaProbe kafka;

    @Inject
    WriteMessages writeMessages;

    @Inject
    Messages messages;

    @Inject
    Ledger ledger;

    @Inject
    Escalations escalations;

    @Inject
    Climb climb;

    @Inject
    EscalationSweep sweep;

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

    private String write(MessageKind kind, Audience audience, String feedbackClass) {
        var caseId = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> writeMessages.handle(new WriteMessages.Command(
                        new Occasion(
                                UUID.randomUUID().toString(),
                                "/qloop/complaint",
                                kind,
                                caseId,
                                partOf(caseId),
                                caseId,
                                null),
                        List.of(audience),
                        new Matter(
                                "CA-2026-000015",
                                "CP-2026-000012",
                                "消除划伤",
                                "P-200",
                                "L-1",
                                feedbackClass,
                                Instant.parse("2026-12-01T09:30:00Z"),
                                "/complaints/" + caseId))));
        return caseId;
    }

    /** The action or deadline that the messages of a case are about. */
    private static String partOf(String caseId) {
        return UUID.nameUUIDFromBytes(caseId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** An action for production of the site; answers the case. */
    private String actionFor(SiteFixture site) {
        return write(MessageKind.ACTION_ASSIGNED, new Audience.FunctionHead("production", site.site()), null);
    }

    private static RequestSpecification as(String login, String... roles) {
        return given().auth().oauth2(Tokens.of(login).roles(roles).sign()).contentType(ContentType.JSON);
    }

    /** The first one first. */
    private static List<Map<String, Object>> ofCase(String caseId) {
        return admin().get("/api/v1/escalations?sort=createdAt&caseId=" + caseId)
                .jsonPath()
                .getList("items");
    }

    private static UUID id(String caseId) {
        return UUID.fromString((String) ofCase(caseId).getFirst().get("id"));
    }

    private static JsonPath read(String caseId) {
        return admin().get("/api/v1/escalations/" + id(caseId))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> steps(String caseId) {
        var read = read(caseId);
        return IntStream.range(0, read.getList("steps").size())
                .mapToObj(i -> read.getString("steps[" + i + "].target") + " "
                        + read.getString("steps[" + i + "].cause") + " " + read.getString("steps[" + i + "].outcome"))
                .toList();
    }

    /** The time that the rung gives is over. */
    private void waitInVain(String caseId) {
        climb.handle(id(caseId), Instant.parse(read(caseId).getString("dueAt")));
    }

    private static void awaitHandedOver(String caseId, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId)).hasSize(count).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", "handed-over")));
    }

    /** The last message of the case comes back. */
    private void bounceLast(String caseId) {
        QuarkusTransaction.requiringNew().run(() -> {
            var last = ofCaseLocked(caseId).getLast();
            last.bounce("5.1.1", Instant.now());
            ledger.note(last, LedgerStep.BOUNCED, "5.1.1 no such address", Instant.now());
        });
    }

    private List<Message> ofCaseLocked(String caseId) {
        return messages.list("occasion.caseId = ?1 order by id", caseId);
    }

    @Test
    @Tag("AH-30")
    void climbsRungByRungUntilOneAcknowledges() {
        var site = SiteFixture.enter("zh");
        var caseId = actionFor(site);

        waitInVain(caseId);
        assertThat(new Inbox(site.deputy()).await(1).getFirst().text())
                .contains("赵生产（负责人）", "未按时确认", "CA-2026-000015", "消除划伤");
        waitInVain(caseId);
        assertThat(new Inbox(site.plant()).await(1).getFirst().text()).contains("赵生产", "孙副职（副职）");
        waitInVain(caseId);

        var last = new Inbox(site.generalManager()).await(1).getFirst();
        assertThat(last.subject()).contains("CA-2026-000015 尚无回应");
        assertThat(last.html()).contains("周厂长", "http://localhost:8080/complaints/" + caseId);
        assertThat(steps(caseId))
                .containsExactly(
                        "owner null told",
                        "deputy not-acknowledged told",
                        // The head is the owner: nobody is told twice.
                        "head not-acknowledged told-before",
                        "superior not-acknowledged told",
                        "general-management not-acknowledged told");
        var told = kafka.await(
                TOPIC, heard -> heard.type().equals(ESCALATED) && heard.key().equals(caseId), 4);
        assertThat(told.stream()
                        .map(heard -> heard.data().get("target").asText() + " "
                                + heard.data().get("outcome").asText())
                        .collect(Collectors.toList()))
                .containsExactly("deputy told", "head told-before", "superior told", "general-management told");
        assertThat(told.getFirst().data().get("cause").asText()).isEqualTo("not-acknowledged");
        assertThat(told.getFirst().data().get("toldAs").asText()).isEqualTo("deputy");
        // The mail follows from the rung.
        assertThat(messages(caseId)).hasSize(4);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> ofCaseLocked(caseId).get(1).occasion().eventId()))
                .isEqualTo(told.getFirst().event().getId());

        var link = LINK.matcher(new Inbox(site.plant()).mails().getFirst().text());
        assertThat(link.find()).isTrue();
        given().post(link.group(1)).then().statusCode(200);

        var over = read(caseId);
        assertThat(over.getString("status")).isEqualTo("acknowledged");
        assertThat(over.getString("dueAt")).isNull();
    }

    @Test
    @Tag("AH-30")
    void waitsAsLongAsTheLadderSaysInWorkingTime() {
        var caseId = actionFor(SiteFixture.enter("en"));
        var due = Instant.parse(read(caseId).getString("dueAt"));

        climb.handle(id(caseId), due.minusMillis(1));

        assertThat(steps(caseId)).hasSize(1);
        assertThat(due).isAfter(Instant.now());
    }

    @Test
    @Tag("AH-30")
    @Tag("IM-038")
    void climbsAtOnceWhenAMailComesBackOrIsRefused() {
        var site = SiteFixture.enter("en");
        var caseId = actionFor(site);
        awaitHandedOver(caseId, 1);

        bounceLast(caseId);
        sweep.sweep();

        assertThat(new Inbox(site.deputy()).await(1).getFirst().text()).contains("(head) – the mail came back");
        assertThat(steps(caseId)).last().isEqualTo("deputy bounced told");
        awaitEscalatedHandedOver(caseId);
        bounceLast(caseId);
        sweep.sweep();
        sweep.sweep();
        assertThat(steps(caseId))
                .containsExactly(
                        "owner null told", "deputy bounced told", "head bounced told-before", "superior bounced told");
    }

    private static void awaitEscalatedHandedOver(String caseId) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId).getLast()).containsEntry("status", "handed-over"));
    }

    @Test
    @Tag("AH-30")
    void leavesOutAVacantPostAndSaysSo() {
        var site = SiteFixture.enter("en");
        site.leaveVacant(site.department(), "deputy");
        site.leaveVacant("plant-" + site.site(), "head");
        var caseId = actionFor(site);

        waitInVain(caseId);

        assertThat(new Inbox(site.generalManager()).await(1)).hasSize(1);
        assertThat(steps(caseId))
                .containsExactly(
                        "owner null told",
                        "deputy not-acknowledged told-before",
                        "head not-acknowledged told-before",
                        // Nobody of the plant: the search itself leads to general management.
                        "superior not-acknowledged told");
        assertThat(read(caseId).getString("steps[3].detail")).contains("plant-" + site.site() + ": no head");
    }

    @Test
    @Tag("AH-30")
    void asksTheLastOneAgainAndEndsAsAGap() {
        var site = SiteFixture.enter("en");
        var caseId = actionFor(site);
        for (var i = 0; i < 5; i++) {
            waitInVain(caseId);
        }

        assertThat(read(caseId).getString("status")).isEqualTo("unanswered");
        assertThat(steps(caseId))
                .endsWith(
                        "general-management not-acknowledged told",
                        "general-management not-acknowledged told",
                        "general-management not-acknowledged unanswered");
        assertThat(new Inbox(site.generalManager()).await(2)).hasSize(2);
        assertThat(admin().get("/api/v1/escalations?status=unanswered&caseId=" + caseId)
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }

    @Test
    void saysWhenNobodyIsKnownAtAll() {
        var caseId = write(
                MessageKind.ACTION_ASSIGNED, new Audience.Department("nowhere-" + UUID.randomUUID(), null, null), null);
        QuarkusTransaction.requiringNew().run(() -> {
            var message = ofCaseLocked(caseId).getFirst();
            ledger.note(message, LedgerStep.UNADDRESSED, "nobody", Instant.now());
        });

        climb.handle(id(caseId), Instant.now().plus(1, ChronoUnit.SECONDS));

        assertThat(steps(caseId).get(1)).isEqualTo("deputy unaddressed nobody");
    }

    @Test
    void waitsAsUsualOnceSomebodyIsKnown() {
        var customer = "C-" + UUID.randomUUID().toString().substring(0, 8);
        var caseId = write(MessageKind.FEEDBACK_ACKNOWLEDGED, new Audience.Customer(customer), null);
        var unaddressed = Instant.parse(read(caseId).getString("dueAt"));

        Events.customerChanged(kafka, customer, "en", "Gu Min", freshAddress("gu"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Instant.parse(read(caseId).getString("dueAt")))
                        .isAfter(unaddressed.plus(Duration.ofHours(1))));
        climb.handle(id(caseId), Instant.now());

        assertThat(steps(caseId)).containsExactly("owner null told");
        assertThat(read(caseId).getString("status")).isEqualTo("running");
    }

    @Test
    @Tag("AH-30")
    void twoInstancesTellTheNextOneOnce() throws Exception {
        var site = SiteFixture.enter("en");
        var caseId = actionFor(site);
        var id = id(caseId);
        var due = Instant.parse(read(caseId).getString("dueAt"));

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = instances.invokeAll(IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        climb.handle(id, due);
                        return null;
                    })
                    .toList());
            for (var one : all) {
                one.get();
            }
        }

        assertThat(steps(caseId)).containsExactly("owner null told", "deputy not-acknowledged told");
        assertThat(new Inbox(site.deputy()).await(1)).hasSize(1);
    }

    @Test
    @Tag("AH-30")
    void goesOnAfterItWasKilledInTheMiddle() {
        var site = SiteFixture.enter("en");
        var caseId = actionFor(site);
        var due = Instant.parse(read(caseId).getString("dueAt"));

        QuarkusTransaction.begin();
        climb.handle(id(caseId), due);
        messages.flush();
        QuarkusTransaction.rollback();
        assertThat(steps(caseId)).hasSize(1);
        assertThat(messages(caseId)).hasSize(1);
        climb.handle(id(caseId), due);

        assertThat(steps(caseId)).hasSize(2);
        assertThat(new Inbox(site.deputy()).await(1)).hasSize(1);
    }

    @Test
    @Tag("AH-30")
    void endsWithTheActionOrTheCase() {
        var site = SiteFixture.enter("en");
        var action = actionFor(site);
        var closed = actionFor(site);
        var other = actionFor(site);
        Events.actionCompleted(kafka, action, partOf(action));
        Events.actionCompleted(kafka, other, UUID.randomUUID().toString());
        Events.complaintClosed(kafka, closed);

        for (var caseId : List.of(action, closed)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ofCase(caseId).getFirst()).containsEntry("status", "over"));
        }
        assertThat(read(closed).getString("endReason")).isEqualTo("qloop.complaint.complaint-closed.v1");
        assertThat(read(other).getString("status")).isEqualTo("running");
        // The customer's mail about the end has to arrive.
        assertThat(ofCase(closed).getLast())
                .containsEntry("ladder", "customers")
                .containsEntry("status", "running");
    }

    @Test
    @Tag("AH-30")
    void endsWithItsDeadline() {
        var head =
                new Audience.FunctionHead("production", SiteFixture.enter("en").site());
        var met = write(MessageKind.DEADLINE_MISSED, head, null);
        var cancelled = write(MessageKind.DEADLINE_MISSED, head, null);
        var paused = write(MessageKind.DEADLINE_MISSED, head, null);
        var ofAnother = write(MessageKind.DEADLINE_MISSED, head, null);
        deadlineChanged(ofAnother, UUID.randomUUID().toString(), "met");
        deadlineChanged(paused, partOf(paused), "paused");
        deadlineChanged(cancelled, partOf(cancelled), "cancelled");
        deadlineChanged(met, partOf(met), "met");

        for (var caseId : List.of(cancelled, met)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ofCase(caseId).getFirst()).containsEntry("status", "over"));
        }
        for (var caseId : List.of(paused, ofAnother)) {
            Events.complaintClosed(kafka, caseId);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(caseId).getString("endReason"))
                    .isEqualTo("qloop.complaint.complaint-closed.v1"));
        }
    }

    private static void deadlineChanged(String caseId, String deadlineId, String change) {
        kafka.send(
                "qloop.complaint",
                "qloop.complaint.deadline-changed.v1",
                "/qloop/complaint",
                caseId,
                Map.of(
                        "deadlineId", deadlineId,
                        "caseId", caseId,
                        "caseNumber", "CP-2026-000012",
                        "itemId", caseId,
                        "milestone", "first-reply",
                        "dueAt", "2026-12-01T09:30:00Z",
                        "change", change,
                        "dueBefore", "2026-12-01T09:30:00Z",
                        "reason", "the part has arrived"));
    }

    @Test
    @Tag("IM-032")
    void aCopyForInformationAsksNothingAndOneToAnswerDoes() {
        var site = SiteFixture.enter("en");

        var toKnow = write(MessageKind.COPY_TO_KNOW, new Audience.FunctionHead("production", site.site()), null);
        var toAnswer = write(MessageKind.COPY_TO_ANSWER, new Audience.FunctionHead("production", site.site()), "b");
        var urgent = write(MessageKind.COPY_TO_ANSWER, new Audience.FunctionHead("production", site.site()), "a");

        assertThat(ofCase(toKnow)).isEmpty();
        assertThat(ofCase(toAnswer).getFirst()).containsEntry("ladder", "usual");
        assertThat(ofCase(urgent).getFirst()).containsEntry("ladder", "urgent").containsEntry("awaits", "delivered");
    }

    @Test
    @Tag("AH-30")
    void waitsForTheDeliveryFirstWhereTheLadderSaysSo() {
        var site = SiteFixture.enter("en");
        var caseId = write(MessageKind.COPY_TO_ANSWER, new Audience.FunctionHead("production", site.site()), "a");
        awaitHandedOver(caseId, 1);

        waitInVain(caseId);
        assertThat(read(caseId).getString("awaits")).isEqualTo("acknowledged");
        assertThat(steps(caseId)).hasSize(1);
        waitInVain(caseId);

        assertThat(steps(caseId)).last().isEqualTo("deputy not-acknowledged told");
        assertThat(new Inbox(site.deputy()).await(1).getFirst().subject()).contains("Urgent: ");
    }

    @Test
    @Tag("AH-30")
    void climbsWhenTheMailIsNotHandedOverInTime() {
        var site = SiteFixture.enter("en");
        Doors.SMTP.close();
        try {
            var caseId = write(MessageKind.COPY_TO_ANSWER, new Audience.FunctionHead("production", site.site()), "a");

            waitInVain(caseId);

            assertThat(steps(caseId)).last().isEqualTo("deputy not-delivered told");
        } finally {
            Doors.SMTP.open();
        }
        assertThat(new Inbox(site.deputy()).await(1).getFirst().text()).contains("did not arrive in time");
    }

    @Test
    @Tag("IM-038")
    void tellsUsWhenASurveyDoesNotReachTheCustomer() {
        var customer = "C-" + UUID.randomUUID();
        var head = appoint("sales", "en", "Sun");
        var caseId = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> writeMessages.handle(new WriteMessages.Command(
                        new Occasion(
                                UUID.randomUUID().toString(),
                                "/qloop/survey",
                                MessageKind.SURVEY_SENT,
                                caseId,
                                null,
                                caseId,
                                null),
                        List.of(new Audience.Customer(customer)),
                        new Matter(
                                "SV-2026-000003", "CP-1", null, null, null, null, Instant.now(), "/survey/secret"))));

        sweep.sweep();

        // What waited for somebody in sales may come, too.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new Inbox(head).mails()).anySatisfy(mail -> assertThat(mail.text())
                        .contains("SV-2026-000003", "/surveys/" + caseId)
                        .doesNotContain("/survey/secret")));
        assertThat(steps(caseId)).containsExactly("owner null told", "head unaddressed told");
    }

    @Test
    @Tag("NT-013")
    void somebodyMayTellTheSuperiorWithoutWaiting() {
        var site = SiteFixture.enter("en");
        var caseId = actionFor(site);
        var path = "/api/v1/escalations/" + id(caseId) + "/next-rung";
        var reason = Map.of("reason", "Major complaint, the line stands still");

        as("li.quality", "staff")
                .header("If-Match", "*")
                .body(reason)
                .put(path)
                .then()
                .statusCode(403);
        as("li.quality", "function-head").body(reason).put(path).then().statusCode(428);
        for (var i = 0; i < 2; i++) {
            as("li.quality", "function-head")
                    .header("If-Match", "*")
                    .body(reason)
                    .put(path)
                    .then()
                    .statusCode(200);
        }

        assertThat(steps(caseId)).last().isEqualTo("superior by-hand told");
        assertThat(read(caseId).getString("steps[-1].detail"))
                .endsWith("asked for by li.quality: Major complaint, the line stands still");
        assertThat(new Inbox(site.plant()).await(1).getFirst().text()).contains("A colleague has asked to tell you");
        kafka.await(TOPIC, ESCALATED, caseId);
    }

    @Test
    void isStoppedByHandWithAReason() {
        var caseId = actionFor(SiteFixture.enter("en"));
        var path = "/api/v1/escalations/" + id(caseId);
        var etag = admin().get(path).header("ETag");

        as("audit", "auditor")
                .header("If-Match", etag)
                .body(Map.of("reason", "x"))
                .put(path + "/stop")
                .then()
                .statusCode(403);
        as("gm", "general-manager").get(path).then().statusCode(200);
        as("li.quality", "staff").get(path).then().statusCode(403);
        admin().header("If-Match", etag)
                .body(Map.of("reason", " "))
                .put(path + "/stop")
                .then()
                .statusCode(400);
        admin().header("If-Match", "\"7\"")
                .body(Map.of("reason", "x"))
                .put(path + "/stop")
                .then()
                .statusCode(412);
        as("li.quality", "function-head")
                .header("If-Match", etag)
                .body(Map.of("reason", "settled on the phone"))
                .put(path + "/stop")
                .then()
                .statusCode(200)
                .body("status", equalTo("stopped"))
                .body("endedBy", equalTo("li.quality"))
                .body("endReason", equalTo("settled on the phone"));
        admin().header("If-Match", "*")
                .body(Map.of("reason", "x"))
                .put(path + "/stop")
                .then()
                .statusCode(409)
                .body("type", containsString("escalation-over"));
        admin().get("/api/v1/escalations/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void quietHoursOfTheReaderDoNotCountAsSilence() {
        var site = SiteFixture.enter("en");
        var caseId = write(MessageKind.COPY_TO_ANSWER, new Audience.FunctionHead("production", site.site()), "b");
        var due = Instant.parse(read(caseId).getString("dueAt"));
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update message set quiet_until = :until where case_id = :id")
                        .setParameter("until", due)
                        .setParameter("id", caseId)
                        .executeUpdate());

        waitInVain(caseId);

        assertThat(steps(caseId)).hasSize(1);
        assertThat(Instant.parse(read(caseId).getString("dueAt"))).isAfter(due);
        assertThat(message((String) messages(caseId).getFirst().get("id")).statusCode())
                .isEqualTo(200);
    }
}
