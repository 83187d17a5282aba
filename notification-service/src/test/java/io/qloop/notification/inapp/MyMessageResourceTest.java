package io.qloop.notification.inapp;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.notification.addressing.AddressAgain;
import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.testing.Colleague;
import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.MailTest;
import io.qloop.notification.testing.News;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MailTest
class MyMessageResourceTest {

    private static final String PATH = "/api/v1/my-messages";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    WriteMessages writeMessages;

    @Inject
    AddressAgain addressAgain;

    @Inject
    Messages messages;

    @Inject
    EntityManager database;

    News news;

    @BeforeEach
    void open() {
        news = new News(writeMessages);
    }

    @Test
    void listsWhatOneWasToldNewestFirstAndInPages() {
        var wang = Colleague.enter(database, "zh");
        var due = Instant.parse("2026-12-01T09:30:00Z");
        var first = news.tell(wang.audience(), MessageKind.FEEDBACK_REGISTERED, Urgency.URGENT, due);
        var second = news.tell(wang.audience(), MessageKind.COPY_TO_KNOW, Urgency.NORMAL);

        var page = wang.signedIn().get(PATH + "?limit=1").then().statusCode(200).extract();
        var row = page.jsonPath();
        assertThat(row.getString("items[0].id")).isEqualTo(second.toString());
        wang.signedIn()
                .get(PATH + "?limit=1&after=" + row.getString("next"))
                .then()
                .statusCode(200)
                .body("items.id", contains(first.toString()))
                .body("next", nullValue())
                .body("items[0].kind", equalTo("feedback-registered"))
                .body("items[0].urgency", equalTo("urgent"))
                .body("items[0].dueAt", equalTo(due.toString()))
                .body("items[0].toldAs", equalTo("head"))
                .body("items[0].path", startsWith("/feedbacks/"))
                .body("items[0].caseNumber", startsWith("FB-"))
                .body("items[0].writtenAt", notNullValue())
                .body("items[0].readAt", nullValue())
                .body("items[0].subject", startsWith("【QLoop】【紧急】客户反馈 FB-"));
        wang.signedIn()
                .header("Accept-Language", "en")
                .get(PATH + "/" + first)
                .then()
                .body("subject", startsWith("[QLoop] Urgent: Feedback FB-"));
    }

    @Test
    void narrowsTheListAndCountsWhatIsUnread() {
        var wang = Colleague.enter(database, "en");
        var urgent = news.tell(wang.audience(), MessageKind.FEEDBACK_REGISTERED, Urgency.URGENT);
        var normal = news.tell(wang.audience(), MessageKind.COPY_TO_KNOW, Urgency.NORMAL);
        var other = news.tell(wang.audience(), MessageKind.COPY_TO_ANSWER, Urgency.IMPORTANT);

        wang.signedIn()
                .put(PATH + "/" + normal + "/read")
                .then()
                .statusCode(200)
                .body("readAt", notNullValue());

        wang.signedIn()
                .get(PATH + "?unread=true")
                .then()
                .body("items.id", contains(other.toString(), urgent.toString()));
        wang.signedIn().get(PATH + "?unread=false").then().body("items.id", contains(normal.toString()));
        wang.signedIn().get(PATH + "?urgency=urgent").then().body("items.id", contains(urgent.toString()));
        wang.signedIn().get(PATH + "?kind=copy-to-answer").then().body("items.id", contains(other.toString()));
        wang.signedIn()
                .get(PATH + "?from=" + Instant.now().plusSeconds(60))
                .then()
                .body("items", empty());
        wang.signedIn()
                .get(PATH + "/unread")
                .then()
                .statusCode(200)
                .body("urgent", equalTo(1))
                .body("important", equalTo(1))
                .body("normal", equalTo(0))
                .body("total", equalTo(2));

        wang.signedIn().put(PATH + "/" + normal + "/unread").then().body("readAt", nullValue());
        wang.signedIn()
                .body(Map.of("upTo", normal))
                .put(PATH + "/read")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("important", equalTo(1));
        wang.signedIn().body(Map.of()).put(PATH + "/read").then().statusCode(400);
    }

    @Test
    void nobodySeesOrChangesWhatOthersWereTold() {
        var wang = Colleague.enter(database, "en");
        var li = Colleague.enter(database, "en");
        var message = news.tell(wang.audience(), MessageKind.COPY_TO_KNOW, Urgency.NORMAL);

        li.signedIn().get(PATH).then().statusCode(200).body("items", empty());
        li.signedIn().get(PATH + "/" + message).then().statusCode(404);
        for (var change : new String[] {"read", "unread", "acknowledged"}) {
            li.signedIn().put(PATH + "/" + message + "/" + change).then().statusCode(404);
        }
        li.signedIn().body(Map.of("upTo", message)).put(PATH + "/read").then().statusCode(404);
        wang.signedIn().get(PATH + "/unread").then().body("total", equalTo(1));

        for (var refused : new Tokens[] {
            Tokens.of("buyer").roles("customer").customer("C-1004"),
            Tokens.of("audit").roles("auditor")
        }) {
            var request = given().auth().oauth2(refused.sign());
            request.get(PATH).then().statusCode(403);
            request.get(PATH + "/unread").then().statusCode(403);
            request.get(PATH + "/stream").then().statusCode(403);
            request.put(PATH + "/" + message + "/acknowledged").then().statusCode(403);
        }
        given().auth()
                .oauth2(Tokens.of("nobody-" + UUID.randomUUID()).roles("staff").sign())
                .get(PATH)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/person-of-login-not-found"));
    }

    @Test
    void acknowledgesAsTheLinkInTheMailDoes() {
        try (var kafka = new KafkaProbe()) {
            var wang = Colleague.enter(database, "en");
            var id = news.tell(wang.audience(), MessageKind.ACTION_ASSIGNED, Urgency.NORMAL);
            var escalations = "/api/v1/escalations?messageId=" + id;
            admin().get(escalations).then().body("items[0].status", equalTo("running"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> message(id.toString()).then().body("status", equalTo("handed-over")));

            var first = wang.signedIn()
                    .put(PATH + "/" + id + "/acknowledged")
                    .then()
                    .statusCode(200)
                    .body("readAt", notNullValue())
                    .extract();
            wang.signedIn()
                    .put(PATH + "/" + id + "/acknowledged")
                    .then()
                    .statusCode(200)
                    .body("acknowledgedAt", equalTo(first.path("acknowledgedAt")));

            var ledger = message(id.toString()).jsonPath();
            assertThat(ledger.getString("status")).isEqualTo("acknowledged");
            assertThat(ledger.<String>getList("ledger.step")).containsOnlyOnce("acknowledged");
            assertThat(ledger.<String>getList("ledger.detail").getLast())
                    .isEqualTo(wang.department() + ": head, in the app");
            admin().get(escalations).then().body("items[0].status", equalTo("acknowledged"));
            var event = kafka.await(
                    "qloop.notification", "qloop.notification.message-acknowledged.v1", ledger.getString("caseId"));
            assertThat(event.data().get("messageId").asText()).isEqualTo(id.toString());
            wang.signedIn().get(PATH + "/unread").then().body("total", equalTo(0));
        }
    }

    @Test
    void aSubstituteSeesWhatCameInThePlaceOfSomebodyElse() {
        var head = Colleague.enter(database, "zh");
        var deputy = head.deputy(database);
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        admin().header("If-Match", "*")
                .body(Map.of("lastDay", today.plusDays(2).toString(), "substitute", deputy.person()))
                .put("/api/v1/directory/people/" + head.person() + "/absences/" + today.minusDays(1))
                .then()
                .statusCode(oneOf(200, 201));

        var id = news.tell(head.audience(), MessageKind.COPY_TO_KNOW, Urgency.NORMAL);

        deputy.signedIn()
                .get(PATH)
                .then()
                .body("items.id", contains(id.toString()))
                .body("items[0].toldAs", equalTo("substitute"));
        head.signedIn().get(PATH).then().body("items", empty());
    }

    @Test
    void goesOverToWhoeverTheMessageGoesToNow() {
        var head = Colleague.enter(database, "zh");
        var deputy = head.deputy(database);
        var quiet = Map.of("freeDays", false, "from", hour(-10), "until", hour(10));
        admin().body(quiet)
                .put("/api/v1/quiet-hours/sites/" + head.site())
                .then()
                .statusCode(200);
        var id = news.tell(head.audience(), MessageKind.COPY_TO_KNOW, Urgency.NORMAL);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        message(id.toString()).jsonPath().<String>getList("ledger.step"))
                .contains("quiet"));
        head.signedIn().put(PATH + "/" + id + "/read").then().statusCode(200);

        head.leavesPost("head");
        QuarkusTransaction.requiringNew()
                .run(() -> addressAgain.handle(
                        messages.lock(id).orElseThrow(), Instant.now().plusSeconds(3600)));

        deputy.signedIn()
                .get(PATH)
                .then()
                .body("items.id", contains(id.toString()))
                .body("items[0].readAt", nullValue());
        head.signedIn().get(PATH + "/" + id).then().statusCode(404);
        head.signedIn().put(PATH + "/" + id + "/acknowledged").then().statusCode(404);
    }

    @Test
    void somebodyWithADepartmentsAddressSeesWhatWentThere() {
        var wang = Colleague.enter(database, "en");
        var site = wang.site();
        Company.admin()
                .body(Map.of(
                        "name",
                        Map.of("en", "Stock", "zh", "仓库"),
                        "language",
                        "en",
                        "site",
                        site,
                        "mails",
                        java.util.List.of(wang.mail()
                                .toUpperCase(java.util.Locale.ROOT)
                                .replace("@QLOOP.LOCAL", "@qloop.local"))))
                .put("/api/v1/directory/departments/stock-" + site)
                .then()
                .statusCode(201);

        var id = news.tell(
                new Audience.Department("stock-" + site, null, site), MessageKind.COPY_TO_KNOW, Urgency.NORMAL);

        wang.signedIn()
                .get(PATH)
                .then()
                .body("items.id", contains(id.toString()))
                .body("items[0].toldAs", equalTo("department-mail"));
    }

    private static String hour(int from) {
        return LocalTime.now(ZoneId.of("Asia/Shanghai")).plusHours(from).format(DateTimeFormatter.ofPattern("HH:mm"));
    }
}
