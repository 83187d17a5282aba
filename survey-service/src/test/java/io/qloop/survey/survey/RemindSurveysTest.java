package io.qloop.survey.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.survey.MovableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A survey is open for 30 days; whoever has not answered is reminded after 10 and 20, unless less than 3 are left. */
@ServiceTest
@Tag("NT-018")
class RemindSurveysTest {
    private static final String REMINDED = "qloop.survey.survey-reminded.v1";

    @Inject
    SentSurveys sentSurveys;

    @Inject
    SendSurvey sendSurvey;

    @Inject
    RemindSurveys remindSurveys;

    @Inject
    ExpireSurveys expireSurveys;

    @Inject
    SurveyRecords records;

    @Inject
    Surveys surveys;

    @Inject
    SurveyReminders reminders;

    @Inject
    EntityManager database;

    @Inject
    MovableClock clock;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void remindsOfWhatIsUnansweredWithTheTimeForTheAnswer() {
        var sent = sentSurveys.to(customer);
        clock.turn(Duration.ofDays(10).minusMillis(1));
        remindSurveys.handle();
        assertThat(sentReminders()).isZero();

        clock.turn(Duration.ofMillis(1));
        remindSurveys.handle();
        remindSurveys.handle();

        var first = reminded(sent, 1).getFirst().data();
        assertThat(first.path("number").asText()).matches("SV-2026-\\d{6}");
        assertThat(first.path("complaintNumber").asText()).isEqualTo("CP-2026-000012");
        assertThat(first.path("customerId").asText()).isEqualTo(customer);
        assertThat(first.path("reminder").asInt()).isEqualTo(1);
        assertThat(first.path("sentAt").asText()).isEqualTo("2026-11-27T06:10:02Z");
        assertThat(first.path("remindedAt").asText()).isEqualTo("2026-12-07T06:10:02Z");
        assertThat(first.path("expiresAt").asText()).isEqualTo("2026-12-27T06:10:02Z");
        assertThat(first.path("token").asText()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(sent.token());
        assertThat(sentReminders()).isOne();

        clock.turn(Duration.ofDays(10));
        remindSurveys.handle();

        assertThat(reminded(sent, 2).getLast().data().path("reminder").asInt()).isEqualTo(2);
        assertThat(sentReminders()).isEqualTo(2);
        given().auth()
                .oauth2(Tokens.of("chen.sales").roles("staff").sign())
                .get("/api/v1/surveys?customerId=" + customer)
                .then()
                .body("items[0].status", is("sent"))
                .body("items[0].reminders", is(2))
                .body("items[0].remindedAt", is("2026-12-17T06:10:02Z"));
    }

    @Test
    void keepsTheReminderInTheLoopOfItsSurvey() {
        var sent = sentSurveys.to(customer);
        clock.turn(Duration.ofDays(10));
        remindSurveys.handle();

        try (var probe = new KafkaProbe()) {
            var invitation = probe.await("qloop.survey", "qloop.survey.survey-sent.v1", sent.surveyId());
            assertThat(reminded(sent, 1).getFirst().event().getExtension("correlationid"))
                    .isEqualTo(invitation.event().getExtension("correlationid"));
        }
    }

    @Test
    void opensTheSameSurveyWithBothKeysAndClosesBothByOneAnswer() {
        var sent = sentSurveys.to(customer);
        clock.turn(Duration.ofDays(10));
        remindSurveys.handle();
        var reminder = keyOf(reminded(sent, 1).getFirst());
        given().get(sent.link()).then().statusCode(200).body("status", is("sent"));
        given().get(linkOf(reminder)).then().statusCode(200).body("status", is("sent"));

        answer(linkOf(reminder)).then().statusCode(201);

        given().get(sent.link()).then().statusCode(200).body("status", is("answered"));
        for (var link : List.of(sent.link(), linkOf(reminder))) {
            answer(link).then().statusCode(409).body("type", is("/problems/survey-already-answered"));
        }
    }

    @Test
    void doesNotFollowUpWhatIsAnswered() {
        var sent = sentSurveys.to(customer);
        answer(sent.link()).then().statusCode(201);
        clock.turn(Duration.ofDays(20));

        remindSurveys.handle();

        assertThat(sentReminders()).isZero();
    }

    @Test
    void doesNotFollowUpWhatHasExpiredOrIsTooShortBeforeIt() {
        sentSurveys.to(customer);
        clock.turn(Duration.ofDays(27).plusMillis(1));
        remindSurveys.handle();
        clock.turn(Duration.ofDays(3));
        remindSurveys.handle();
        expireSurveys.handle();
        remindSurveys.handle();

        assertThat(sentReminders()).isZero();
    }

    @Test
    void leavesOutAReminderThatWasOvertakenDuringAnOutage() {
        var sent = sentSurveys.to(customer);
        clock.turn(Duration.ofDays(27));

        remindSurveys.handle();
        remindSurveys.handle();

        assertThat(reminded(sent, 1).getFirst().data().path("reminder").asInt()).isEqualTo(2);
        assertThat(sentReminders()).isOne();
    }

    @Test
    void remindsOnceWhenSeveralInstancesLookAtMoreThanOneBatch() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> IntStream.range(0, 450)
                .forEach(_ -> sendSurvey.handle(
                        new SendSurvey.Command(new Survey.ClosedComplaint(Ids.next(), "CP-2026-000012", customer)))));
        clock.turn(Duration.ofDays(10));

        try (var instances = Executors.newFixedThreadPool(4)) {
            Callable<Void> instance = () -> {
                remindSurveys.handle();
                return null;
            };
            for (var each : instances.invokeAll(
                    IntStream.range(0, 4).mapToObj(_ -> instance).toList())) {
                each.get();
            }
        }
        remindSurveys.handle();

        assertThat(sentReminders()).isEqualTo(450);
        assertThat(surveys.count("customerId = ?1 and (version <> 1 or reminders <> 1)", customer))
                .isZero();
    }

    @Test
    void storesNoKeyAndLetsItsHashGoWithTheSurvey() {
        var sent = sentSurveys.to(customer);
        clock.turn(Duration.ofDays(10));
        remindSurveys.handle();
        var key = keyOf(reminded(sent, 1).getFirst());

        for (var table : List.of("survey", "survey_reminder", "audit_entry")) {
            assertThat(database.createNativeQuery(
                                    "select count(*) from " + table + " t where t::text like :token", Long.class)
                            .setParameter("token", "%" + key + "%")
                            .getSingleResult())
                    .as(table)
                    .isEqualTo(0L);
        }
        assertThat(reminders.count("tokenHash", new SurveyToken(key).hash())).isOne();

        QuarkusTransaction.requiringNew().run(() -> records.dispose(UUID.fromString(sent.surveyId())));

        assertThat(reminders.count("tokenHash", new SurveyToken(key).hash())).isZero();
        given().get(linkOf(key)).then().statusCode(404);
    }

    private long sentReminders() {
        return reminders.count("surveyId in (select s.id from Survey s where s.customerId = ?1)", customer);
    }

    private static List<Heard> reminded(SentSurveys.Sent sent, int times) {
        try (var probe = new KafkaProbe()) {
            return probe.await(
                    "qloop.survey",
                    it -> it.type().equals(REMINDED) && sent.surveyId().equals(it.key()),
                    times);
        }
    }

    private static String keyOf(Heard reminder) {
        return reminder.data().path("token").asText();
    }

    private static String linkOf(String token) {
        return "/api/v1/survey-answers/" + token;
    }

    private static Response answer(String link) {
        return given().contentType(ContentType.JSON).body(Map.of("score", 4)).post(link);
    }
}
