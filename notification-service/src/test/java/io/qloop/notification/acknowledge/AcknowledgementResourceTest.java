package io.qloop.notification.acknowledge;

import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.qloop.notification.message.Messages;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
@Tag("AH-31")
class AcknowledgementResourceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LINK =
            Pattern.compile("http://localhost:8080(/api/v1/acknowledgements/[\\w-]+)\\?lang=(\\w\\w)");

    private static KafkaProbe kafka;

    @Inject
    AcknowledgeKey key;

    @Inject
    Messages messages;

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

    /** A mail that was handed over, and the link in it. */
    private record Sent(String complaint, String id, String mail, String link) {}

    private static Sent sent(String language) {
        var mail = appoint("production", language, "赵生产");
        var complaint = Events.actionAssigned(kafka, "production");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(complaint))
                .singleElement()
                .satisfies(m -> assertThat(m).containsEntry("status", "handed-over")));
        var received = new Inbox(mail).await(1).getFirst();
        var link = LINK.matcher(received.text());
        assertThat(link.find()).isTrue();
        assertThat(received.html()).contains(link.group());
        return new Sent(
                complaint,
                (String) messages(complaint).getFirst().get("id"),
                mail,
                link.group(1) + "?lang=" + link.group(2));
    }

    private static void isUnchanged(Sent sent) {
        message(sent.id).then().body("status", equalTo("handed-over"));
        assertThat(message(sent.id).jsonPath().getList("ledger.step")).doesNotContain("acknowledged");
    }

    @Test
    void asksInTheReadersLanguageAndChangesNothing() {
        var sent = sent("zh");

        for (var i = 0; i < 3; i++) {
            given().get(sent.link)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Content-Language", "zh")
                    .header("Cache-Control", containsString("no-store"))
                    .body(containsString("确认已阅"))
                    .body(containsString("method=\"post\""))
                    .body(containsString("CA-2026-000015"))
                    .body(not(containsString("<script")))
                    .body(not(containsString(sent.mail)))
                    .body(not(containsString("赵生产")));
            given().head(sent.link).then().statusCode(200);
        }
        given().get(sent.link.replace("lang=zh", "lang=en")).then().body(containsString("I have read it"));
        given().header("Accept-Language", "en")
                .get(sent.link.replace("?lang=zh", ""))
                .then()
                .body(containsString("I have read it"));

        isUnchanged(sent);
    }

    @Test
    void takesTheReadersWordOnceAndSaysWhenAfterwards() {
        var sent = sent("en");

        given().post(sent.link).then().statusCode(200).body(containsString("Thank you!"));
        given().post(sent.link).then().statusCode(409).body(containsString("was acknowledged on"));
        given().get(sent.link)
                .then()
                .statusCode(200)
                .body(containsString("was acknowledged on"))
                .body(not(containsString("<form")));

        var ledger = message(sent.id).jsonPath();
        assertThat(ledger.getString("status")).isEqualTo("acknowledged");
        assertThat(ledger.getString("acknowledgedAt")).isNotNull();
        assertThat(ledger.<String>getList("ledger.step"))
                .containsOnlyOnce("acknowledged")
                .endsWith("acknowledged");
        assertThat(ledger.<String>getList("ledger.detail").getLast())
                .isEqualTo("production: head, by the link in the mail");
        var event = kafka.await("qloop.notification", "qloop.notification.message-acknowledged.v1", sent.complaint);
        assertThat(event.data().get("messageId").asText()).isEqualTo(sent.id);
        assertThat(event.data().get("recipientFunction").asText()).isEqualTo("production");
        assertThat(event.data().get("acknowledgedAs").asText()).isEqualTo("head");
        assertThat(event.data().toString()).doesNotContain("@", "赵生产");
    }

    @Test
    void takesOneOf16WordsAtTheSameMoment() throws InterruptedException {
        var sent = sent("zh");

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<Response> post = () -> given().post(sent.link);
            for (var each :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> post).toList())) {
                answers.add(each.resultNow().statusCode());
            }
        }

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(message(sent.id).jsonPath().<String>getList("ledger.step")).containsOnlyOnce("acknowledged");
    }

    @Test
    void knowsNoLinkThatItDidNotMake() {
        var sent = sent("zh");
        var other = sent("zh");
        var token = sent.link.replaceAll(".*/|\\?.*", "");
        var otherToken = other.link.replaceAll(".*/|\\?.*", "");
        var mixed = otherToken.substring(0, 21) + token.substring(21);

        for (var forged : List.of("x", "A".repeat(43), "A".repeat(54), mixed, token.substring(1), token + "A")) {
            given().get("/api/v1/acknowledgements/" + forged)
                    .then()
                    .statusCode(404)
                    .contentType("text/html")
                    .body(containsString("Not a valid link"));
            given().post("/api/v1/acknowledgements/" + forged + "?lang=zh")
                    .then()
                    .statusCode(404)
                    .body(containsString("链接无效"));
        }

        isUnchanged(sent);
        isUnchanged(other);
    }

    @Test
    void isOverWhenItsTimeIsOver() {
        var sent = sent("en");
        var expired = QuarkusTransaction.requiringNew().call(() -> LinkToken.of(
                        messages.get(UUID.fromString(sent.id)), Instant.now().minusSeconds(60), key.secret())
                .text());

        given().get("/api/v1/acknowledgements/" + expired)
                .then()
                .statusCode(410)
                .body(containsString("could be used until"))
                .body(not(containsString("<form")));
        given().post("/api/v1/acknowledgements/" + expired).then().statusCode(410);

        isUnchanged(sent);
    }

    @Test
    void isWorthNothingOnceSomebodyElseHasTheMessage() {
        var sent = sent("en");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update message set recipient_mail = :mail where id = :id")
                        .setParameter("mail", freshAddress("new"))
                        .setParameter("id", UUID.fromString(sent.id))
                        .executeUpdate());

        given().post(sent.link).then().statusCode(404);

        isUnchanged(sent);
    }

    @Test
    void keepsItsSecret() {
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select secret from acknowledge_key", byte[].class)
                        .getSingleResult());

        assertThat((byte[]) kept).hasSize(32).isEqualTo(key.secret());
    }
}
