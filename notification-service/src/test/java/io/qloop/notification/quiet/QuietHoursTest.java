package io.qloop.notification.quiet;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
class QuietHoursTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PATH = "/api/v1/quiet-hours";

    private static KafkaProbe kafka;

    @Inject
    WriteMessages writeMessages;

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

    /** Somebody who signs in by a name that nobody else has. */
    private String signsIn(String mail) {
        var login = "login-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update person set login = :login where mail = :mail")
                        .setParameter("login", login)
                        .setParameter("mail", mail)
                        .executeUpdate());
        return login;
    }

    private static RequestSpecification as(String login) {
        return given().auth().oauth2(Tokens.of(login).roles("staff").sign()).contentType(ContentType.JSON);
    }

    /** From ten hours ago until in ten hours, in Shanghai. */
    private static Map<String, Object> now() {
        var format = DateTimeFormatter.ofPattern("HH:mm");
        var here = LocalTime.now(ZoneId.of("Asia/Shanghai"));
        var wanted = new HashMap<String, Object>();
        wanted.put("from", here.minusHours(10).format(format));
        wanted.put("until", here.plusHours(10).format(format));
        wanted.put("freeDays", false);
        return wanted;
    }

    private static void awaitWaiting(String caseId) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(messages(caseId)).hasSize(1);
            assertThat(message((String) messages(caseId).getFirst().get("id"))
                            .jsonPath()
                            .<String>getList("ledger.step"))
                    .contains("quiet");
        });
    }

    @Test
    @Tag("AH-33")
    void aMailWaitsForTheEndOfTheReadersQuietHoursAndWhatIsUrgentBreaksThrough() {
        var head = appoint("technology", "zh", "钱工艺");
        var login = signsIn(head);
        as(login).body(now()).put(PATH + "/mine").then().statusCode(200);

        var usual = Events.feedbackRegistered(kafka, "c", "technology");
        awaitWaiting(usual);
        var urgent = Events.feedbackRegistered(kafka, "a", "technology");

        assertThat(new Inbox(head).await(1).getFirst().subject()).contains("【紧急】");
        var waiting = message((String) messages(usual).getFirst().get("id")).jsonPath();
        assertThat(waiting.getString("status")).isEqualTo("queued");
        assertThat(waiting.getString("ledger[-1].detail")).startsWith("waits for the end of quiet hours, ");
        assertThat(Instant.parse(waiting.getString("nextAttemptAt")))
                .isAfter(Instant.now().plus(Duration.ofHours(9)));
        assertThat(messages(urgent)).hasSize(1);

        // They end.
        as(login).header("If-Match", "*").delete(PATH + "/mine").then().statusCode(204);
        assertThat(new Inbox(head).await(2)).hasSize(2);
    }

    @Test
    @Tag("AH-33")
    void aSitesHoursHoldForThoseWithoutTheirOwn() {
        var site = "q-" + UUID.randomUUID().toString().substring(0, 8);
        admin().body(now()).put(PATH + "/sites/" + site).then().statusCode(200);
        var head = freshAddress("quiet");
        admin().body(Map.of(
                        "name",
                        Map.of("en", "Quality", "zh", "质管"),
                        "language",
                        "en",
                        "site",
                        site,
                        "function",
                        "quality",
                        "mails",
                        List.of(head)))
                .put("/api/v1/directory/departments/quality-" + site)
                .then()
                .statusCode(201);
        var caseId = UUID.randomUUID().toString();

        QuarkusTransaction.requiringNew()
                .run(() -> writeMessages.handle(new WriteMessages.Command(
                        new Occasion(caseId, "/qloop/feedback", MessageKind.COPY_TO_KNOW, caseId, null, caseId, null),
                        List.of(new Audience.FunctionHead("quality", site)),
                        new Matter("FB-1", "FB-1", null, null, null, null, null, "/feedbacks/" + caseId))));

        awaitWaiting(caseId);
        assertThat(new Inbox(head).mails()).isEmpty();
    }

    @Test
    void onlyTheAdministratorSpeaksForASiteAndNobodyOverwritesUnseen() {
        var site = PATH + "/sites/q-" + UUID.randomUUID().toString().substring(0, 8);
        var night = Map.of("from", "20:00", "until", "07:30", "freeDays", true);

        as("chen.sales").body(night).put(site).then().statusCode(403);
        var etag = admin().body(night)
                .put(site)
                .then()
                .statusCode(200)
                .body("until", equalTo("07:30"))
                .extract()
                .header("ETag");
        admin().body(night).put(site).then().statusCode(428);
        admin().header("If-Match", "\"9\"").body(night).put(site).then().statusCode(412);
        admin().header("If-Match", etag)
                .body(Map.of("from", "20:00", "freeDays", true))
                .put(site)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/quiet-hours-half"));
        admin().header("If-Match", etag)
                .body(Map.of("from", "late", "until", "07:30", "freeDays", true))
                .put(site)
                .then()
                .statusCode(400);
        admin().body(night).put(PATH + "/sites/Not_a_site").then().statusCode(400);

        as("chen.sales").get(PATH).then().statusCode(200);
        as("nobody-" + UUID.randomUUID())
                .get(PATH + "/mine")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/person-of-login-not-found"));
    }
}
