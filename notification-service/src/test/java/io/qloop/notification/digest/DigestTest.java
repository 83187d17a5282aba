package io.qloop.notification.digest;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.notification.addressing.Telling;
import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.testing.Colleague;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.notification.testing.News;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
@Tag("AH-33")
class DigestTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = "/api/v1/message-rules";
    private static final String PREFERENCES = "/api/v1/my-preferences";

    @Inject
    DigestSweep sweep;

    @Inject
    WriteDigest writeDigest;

    @Inject
    WriteMessages writeMessages;

    @Inject
    Calendars calendars;

    @Inject
    EntityManager database;

    News news;

    @BeforeEach
    void open() {
        news = new News(writeMessages);
    }

    /** The first working day after today. */
    private LocalDate day() {
        return calendars.company().nextWorkingDay(calendars.today().plusDays(1));
    }

    private Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time))
                .atZone(calendars.company().zone())
                .toInstant();
    }

    private UUID tell(Colleague whom, MessageKind kind, Urgency urgency, Instant dueAt) {
        return news.tell(whom.audience(), kind, urgency, dueAt, Telling.AT_ONCE);
    }

    private List<Inbox.Mail> digests(Colleague whom, String period) {
        return new Inbox(whom.mail())
                .mails().stream()
                        .filter(mail -> mail.subject().contains(period + ":"))
                        .toList();
    }

    private long written(Colleague whom, MessageKind kind) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createQuery(
                        "select count(*) from Message where meantPerson = :person and occasion.kind = :kind")
                .setParameter("person", whom.id())
                .setParameter("kind", kind)
                .getSingleResult());
    }

    @Test
    void sumsUpWhatIsNotReadInTheReadersLanguageOnce() {
        var wang = Colleague.enter(database, "en");
        var day = day();
        tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        tell(wang, MessageKind.ACTION_ASSIGNED, Urgency.NORMAL, at(day.plusDays(1), "12:00"));
        tell(wang, MessageKind.FEEDBACK_REGISTERED, Urgency.URGENT, null);
        var read = tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        wang.signedIn().put("/api/v1/my-messages/" + read + "/read").then().statusCode(200);

        sweep.sweep(at(day, "07:59"));
        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isZero();
        sweep.sweep(at(day, "08:00"));
        sweep.sweep(at(day, "09:00"));

        await().atMost(PATIENCE).until(() -> digests(wang, day.toString()).size() == 1);
        var mail = digests(wang, day.toString()).getFirst();
        assertThat(mail.subject()).isEqualTo("[QLoop] Important: Your digest of " + day + ": 3 messages");
        var text = mail.text();
        assertThat(text.indexOf("Urgent: Feedback")).isPositive().isLessThan(text.indexOf("Corrective action"));
        assertThat(text.indexOf("Corrective action")).isLessThan(text.indexOf("copy for information"));
        assertThat(text)
                .contains(
                        "Waits for your confirmation",
                        "12:00 (China Time)",
                        "http://localhost:8080/feedbacks/",
                        "http://localhost:8080/my-messages");
        assertThat(mail.html()).contains("Corrective action", "http://localhost:8080/feedbacks/", "China Time");
        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isOne();
        // Not told of in the app, where all of it stands already.
        wang.signedIn().get("/api/v1/my-messages?kind=daily-digest").then().body("items", empty());
    }

    @Test
    void tellsTheNextDayOnlyWhatIsNewAndWhatIsOfWeight() {
        var wang = Colleague.enter(database, "zh");
        var day = day();
        var next = calendars.company().nextWorkingDay(day.plusDays(1));
        tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        tell(wang, MessageKind.EARLY_WARNING_RAISED, Urgency.IMPORTANT, null);

        sweep.sweep(at(day, "10:00"));
        sweep.sweep(at(next, "10:00"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(new Inbox(wang.mail()).mails())
                .anySatisfy(mail -> assertThat(mail.subject()).isEqualTo("【QLoop】【重要】" + next + " 摘要：1 条消息")));
        assertThat(new Inbox(wang.mail()).mails())
                .anySatisfy(mail -> assertThat(mail.subject()).isEqualTo("【QLoop】【重要】" + day + " 摘要：2 条消息"));
    }

    @Test
    void sendsNothingWhereThereIsNothingToSay() {
        var wang = Colleague.enter(database, "en");
        var id = tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        wang.signedIn().put("/api/v1/my-messages/" + id + "/read").then().statusCode(200);
        var day = day();

        sweep.sweep(at(day, "08:30"));
        // Nor later that day, whatever comes: that stands in the next one.
        tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        sweep.sweep(at(day, "11:00"));

        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isZero();
    }

    @Test
    void theWeeksComesOnItsFirstWorkingDayAndIsNotDigestedItself() {
        var wang = Colleague.enter(database, "en");
        tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        var day = day();

        sweep.sweep(at(day, "08:00"));
        sweep.sweep(at(day, "23:00"));

        assertThat(written(wang, MessageKind.WEEKLY_DIGEST)).isOne();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(new Inbox(wang.mail()).mails())
                .anySatisfy(mail -> assertThat(mail.subject()).contains("Your digest of week ", ": 1 messages")));
    }

    @Test
    void isWrittenOnceHoweverManyLookAtOnce() throws InterruptedException {
        var everybody = IntStream.range(0, 3)
                .mapToObj(_ -> Colleague.enter(database, "en"))
                .toList();
        everybody.forEach(each -> tell(each, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null));
        var now = at(day(), "08:10");

        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> look = () -> {
                sweep.sweep(now);
                return true;
            };
            for (var each : threads.invokeAll(List.of(look, look, look, look))) {
                assertThat(each.resultNow()).isTrue();
            }
        }

        assertThat(everybody).allSatisfy(each -> assertThat(written(each, MessageKind.DAILY_DIGEST))
                .isOne());
    }

    @Test
    void nothingIsLeftOfOneThatWasInterruptedAndItIsWrittenLater() {
        var wang = Colleague.enter(database, "en");
        tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        var day = day();
        var now = at(day, "08:20");
        var reader = new DigestReader(wang.id(), Optional.of(wang.site()));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    writeDigest.handle(reader, DigestKind.DAILY, day.toString(), now);
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isZero();

        sweep.sweep(now);
        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isOne();
    }

    @Test
    void whoeverIsAbsentGetsItAfterwards() {
        var wang = Colleague.enter(database, "en");
        var day = day();
        tell(wang, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        admin().header("If-Match", "*")
                .body(Map.of("lastDay", day.toString()))
                .put("/api/v1/directory/people/" + wang.person() + "/absences/" + day)
                .then()
                .statusCode(oneOf(200, 201));

        sweep.sweep(at(day, "09:00"));
        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isZero();

        sweep.sweep(at(calendars.company().nextWorkingDay(day.plusDays(1)), "09:00"));
        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isOne();
    }

    @Test
    void whatMayWaitIsToldInTheDigestAloneIfItsReaderWantsSo() {
        var wang = Colleague.enter(database, "en");
        wang.signedIn()
                .body(preferences(true, true, "feedback-merged"))
                .put(PREFERENCES)
                .then()
                .statusCode(200)
                .body("digestOnly", contains("feedback-merged"));
        var day = day();

        var waits = news.tell(wang.audience(), MessageKind.FEEDBACK_MERGED, Urgency.NORMAL, null, Telling.AT_WILL);
        var urgent = news.tell(wang.audience(), MessageKind.FEEDBACK_MERGED, Urgency.URGENT, null, Telling.AT_WILL);
        var other = news.tell(wang.audience(), MessageKind.FEEDBACK_SEPARATED, Urgency.NORMAL, null, Telling.AT_WILL);
        var demanded = news.tell(wang.audience(), MessageKind.FEEDBACK_MERGED, Urgency.NORMAL, null, Telling.AT_ONCE);

        message(waits.toString()).then().body("status", equalTo("collected"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (var id : List.of(urgent, other, demanded)) {
                message(id.toString()).then().body("status", equalTo("handed-over"));
            }
        });
        wang.signedIn().get("/api/v1/my-messages?kind=feedback-merged").then().body("items.size()", equalTo(3));

        sweep.sweep(at(day, "08:45"));

        await().atMost(PATIENCE).until(() -> digests(wang, day.toString()).size() == 1);
        var ledger = message(waits.toString()).jsonPath();
        assertThat(ledger.getString("status")).isEqualTo("collected");
        assertThat(ledger.<String>getList("ledger.step")).startsWith("addressed", "digested");
        assertThat(ledger.<String>getList("ledger.detail")).contains("daily-digest " + day);
    }

    @Test
    void whatHasToHaveAnEffectDoesNotWaitWhateverARuleSays() {
        var wang = Colleague.enter(database, "en");

        var id = news.tell(wang.audience(), MessageKind.ACTION_ASSIGNED, Urgency.NORMAL, null, Telling.IN_DIGEST);
        var collected =
                news.tell(wang.audience(), MessageKind.ACTION_VERIFIED, Urgency.NORMAL, null, Telling.IN_DIGEST);

        await().atMost(PATIENCE)
                .untilAsserted(() -> message(id.toString()).then().body("status", equalTo("handed-over")));
        message(collected.toString()).then().body("status", equalTo("collected"));
        wang.signedIn()
                .put("/api/v1/my-messages/" + collected + "/acknowledged")
                .then()
                .statusCode(200);
        message(collected.toString()).then().body("status", equalTo("acknowledged"));
    }

    @Test
    void whoeverWantsNoDigestGetsNoneButWhatIsToldThereAlone() {
        var wang = Colleague.enter(database, "en");
        var li = Colleague.enter(database, "en");
        for (var each : List.of(wang, li)) {
            each.signedIn()
                    .body(preferences(false, false))
                    .put(PREFERENCES)
                    .then()
                    .statusCode(200);
            tell(each, MessageKind.COPY_TO_KNOW, Urgency.NORMAL, null);
        }
        news.tell(li.audience(), MessageKind.ACTION_VERIFIED, Urgency.NORMAL, null, Telling.IN_DIGEST);
        var day = day();

        sweep.sweep(at(day, "09:00"));

        assertThat(written(wang, MessageKind.DAILY_DIGEST)).isZero();
        assertThat(written(wang, MessageKind.WEEKLY_DIGEST)).isZero();
        await().atMost(PATIENCE).until(() -> digests(li, day.toString()).size() == 1);
        assertThat(digests(li, day.toString()).getFirst().subject()).endsWith(": 1 messages");
    }

    @Test
    void whatWasKeptForSomebodyWhoHasLeftGoesToWhoeverIsInCharge() {
        var wang = Colleague.enter(database, "en");
        var deputy = wang.deputy(database);
        var id = news.tell(wang.audience(), MessageKind.ACTION_VERIFIED, Urgency.NORMAL, null, Telling.IN_DIGEST);
        message(id.toString()).then().body("status", equalTo("collected"));
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update person set active = false where id = :id")
                        .setParameter("id", wang.id())
                        .executeUpdate());

        sweep.sweep(at(day(), "06:00"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> message(id.toString()).then().body("status", equalTo("handed-over")));
        assertThat(new Inbox(deputy.mail()).await(1)).hasSize(1);
    }

    private static Map<String, Object> preferences(boolean daily, boolean weekly, String... kinds) {
        return Map.of("dailyDigest", daily, "weeklyDigest", weekly, "digestOnly", List.of(kinds));
    }

    @Test
    void whatTheRulesDoNotLeaveOpenIsRefusedByName() {
        var wang = Colleague.enter(database, "en");
        wang.signedIn()
                .get(PREFERENCES)
                .then()
                .statusCode(200)
                .body("dailyDigest", equalTo(true), "weeklyDigest", equalTo(true), "digestOnly", empty());

        wang.signedIn()
                .header("Accept-Language", "en")
                .body(preferences(true, true, "feedback-merged", "copy-to-know", "escalated"))
                .put(PREFERENCES)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/preferences-not-allowed"))
                .body("errors.field", contains("digestOnly[1]", "digestOnly[2]"))
                .body("errors[0].message", containsString("rule 2 of qloop.feedback.stage-entered.v1"))
                .body("errors[1].message", containsString("no rule leads to messages of the kind escalated"));

        wang.signedIn().get(PREFERENCES).then().body("digestOnly", empty());
        wang.signedIn()
                .body(Map.of("dailyDigest", true, "weeklyDigest", true))
                .put(PREFERENCES)
                .then()
                .statusCode(400);
    }

    private static void rules(JsonNode content) {
        admin().header("If-Match", "*")
                .body(Map.of("content", content, "reason", "Trial of digests"))
                .put(RULES)
                .then()
                .statusCode(200);
    }

    @Test
    void goesByTheCompanysRules() throws IOException {
        var wang = Colleague.enter(database, "en");
        var before = JSON.readTree(admin().get(RULES).asString()).path("content");
        var content = (ObjectNode) before.deepCopy();
        content.withObject("/digests/daily").put("at", "06:30").remove("optOut");
        content.withObject("/digests").remove("weekly");
        ((ObjectNode) content.at("/events/qloop.feedback.feedback-merged.v1/tell/0")).put("mode", "digest");
        rules(content);
        try {
            wang.signedIn()
                    .header("Accept-Language", "en")
                    .body(preferences(false, false))
                    .put(PREFERENCES)
                    .then()
                    .statusCode(422)
                    .body("errors.field", contains("dailyDigest"))
                    .body("errors[0].message", containsString("the rule digests.daily"));
            var example =
                    Contracts.examples("qloop.feedback.feedback-merged.v1").getFirst();
            var caseId = JSON.readTree(example).path("subject").asText();
            news.tell(wang.audience(), MessageKind.FEEDBACK_REGISTERED, Urgency.NORMAL, null, caseId);
            admin().body(example)
                    .post(RULES + "/trials")
                    .then()
                    .statusCode(200)
                    .body("messages[0].telling", equalTo("in-digest"));

            var day = day();
            sweep.sweep(at(day, "06:29"));
            assertThat(written(wang, MessageKind.DAILY_DIGEST)).isZero();
            sweep.sweep(at(day, "06:30"));
            sweep.sweep(at(day, "09:00"));
            assertThat(written(wang, MessageKind.DAILY_DIGEST)).isOne();
            assertThat(written(wang, MessageKind.WEEKLY_DIGEST)).isZero();
        } finally {
            rules(before);
        }
    }

    @Test
    void nobodyOverwritesPreferencesUnseenAndCustomersHaveNone() {
        var wang = Colleague.enter(database, "en");
        var etag = wang.signedIn()
                .body(preferences(false, true))
                .put(PREFERENCES)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        wang.signedIn().body(preferences(true, true)).put(PREFERENCES).then().statusCode(428);
        wang.signedIn()
                .header("If-Match", "\"7\"")
                .body(preferences(true, true))
                .put(PREFERENCES)
                .then()
                .statusCode(412);
        wang.signedIn()
                .header("If-Match", etag)
                .body(preferences(true, true))
                .put(PREFERENCES)
                .then()
                .statusCode(200)
                .body("dailyDigest", equalTo(true));
        for (var refused : new Tokens[] {
            Tokens.of("buyer").roles("customer").customer("C-1004"),
            Tokens.of("audit").roles("auditor")
        }) {
            given().auth().oauth2(refused.sign()).get(PREFERENCES).then().statusCode(403);
        }
        given().auth()
                .oauth2(Tokens.of("nobody-" + UUID.randomUUID()).roles("staff").sign())
                .get(PREFERENCES)
                .then()
                .statusCode(404);
    }
}
