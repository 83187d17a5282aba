package io.qloop.survey.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.survey.MovableClock;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class SurveyAnswerResourceTest {
    private static final String TOPIC = "qloop.survey";

    @Inject
    SentSurveys sentSurveys;

    @Inject
    MovableClock clock;

    @Inject
    EntityManager database;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void showsTheQuestionInBothLanguagesAndNothingOfTheCustomer() {
        var sent = sentSurveys.to(customer);

        given().get(sent.link())
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("status", is("sent"))
                .body("complaintNumber", is("CP-2026-000012"))
                .body("expiresAt", is("2026-12-27T06:10:02Z"))
                .body("questionnaire.question.en", is("How satisfied are you with the handling of your complaint?"))
                .body("questionnaire.question.zh", is("您对本次投诉的处理是否满意？"))
                .body("questionnaire.scale.score", contains(1, 2, 3, 4, 5))
                .body("questionnaire.scale.label.zh", hasSize(5))
                .body("questionnaire.commentMaxLength", is(2000))
                .body(not(containsString(customer)))
                .body(not(containsString(sent.complaintId().toString())));
    }

    @Test
    void takesAGoodAnswerAndAnnouncesIt() {
        var sent = sentSurveys.to(customer);

        answer(sent, 3, null).then().statusCode(201).body("status", is("answered"));

        var answer = announced(sent, "qloop.survey.answer-given.v1");
        assertThat(answer.data().path("score").asInt()).isEqualTo(3);
        assertThat(answer.data().path("customerId").asText()).isEqualTo(customer);
        assertThat(answer.data().path("complaintId").asText())
                .isEqualTo(sent.complaintId().toString());
        assertThat(answer.data().path("answeredAt").asText()).isEqualTo("2026-11-27T06:10:02Z");
        assertThat(answer.data().has("comment")).isFalse();
        assertThat(all(sent)).extracting(Heard::type).doesNotContain("qloop.survey.low-score-given.v1");
        given().get(sent.link()).then().statusCode(200).body("status", is("answered"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void announcesALowScoreBesidesTheAnswer(int score) {
        var sent = sentSurveys.to(customer);

        answer(sent, score, "补货晚了三天").then().statusCode(201);

        var low = announced(sent, "qloop.survey.low-score-given.v1");
        assertThat(low.data().path("score").asInt()).isEqualTo(score);
        assertThat(low.data().path("comment").asText()).isEqualTo("补货晚了三天");
        assertThat(low.data().path("number").asText()).matches("SV-2026-\\d{6}");
        assertThat(low.data().path("complaintNumber").asText()).isEqualTo("CP-2026-000012");
        assertThat(all(sent))
                .extracting(Heard::type)
                .containsExactly(
                        "qloop.survey.survey-sent.v1",
                        "qloop.survey.answer-given.v1",
                        "qloop.survey.low-score-given.v1");
    }

    @Test
    void takesABlankCommentForNone() {
        var sent = sentSurveys.to(customer);

        answer(sent, 4, "  ").then().statusCode(201);

        assertThat(announced(sent, "qloop.survey.answer-given.v1").data().has("comment"))
                .isFalse();
    }

    @Test
    void refusesASecondAnswerAlsoTheSame() {
        var sent = sentSurveys.to(customer);
        answer(sent, 5, "好");

        for (var score : List.of(5, 1)) {
            answer(sent, score, "好")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", is("/problems/survey-already-answered"));
        }
        assertThat(all(sent))
                .filteredOn(it -> it.type().endsWith("answer-given.v1"))
                .hasSize(1);
    }

    @Test
    void takesOneOf32AnswersAtTheSameMoment() throws Exception {
        var sent = sentSurveys.to(customer);

        var answers = new ArrayList<Response>();
        try (var threads = Executors.newFixedThreadPool(32)) {
            Callable<Response> answer = () -> answer(sent, 1, "am selben Tag");
            for (var each : threads.invokeAll(
                    IntStream.range(0, 32).mapToObj(_ -> answer).toList())) {
                answers.add(each.get());
            }
        }

        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.statusCode() != 201).hasSize(31).allSatisfy(it -> {
            assertThat(it.statusCode()).isEqualTo(409);
            assertThat(it.<String>path("type")).isEqualTo("/problems/survey-already-answered");
        });
        announced(sent, "qloop.survey.low-score-given.v1");
        assertThat(all(sent)).hasSize(3);
    }

    @Test
    void refusesAnAnswerFromTheMomentOfExpiryOn() {
        var sent = sentSurveys.to(customer);

        clock.turn(Duration.ofDays(30));

        answer(sent, 4, null).then().statusCode(410).body("type", is("/problems/survey-expired"));
        given().get(sent.link()).then().statusCode(200).body("status", is("expired"));
    }

    @Test
    void takesAnAnswerUntilTheLastMoment() {
        var sent = sentSurveys.to(customer);

        clock.turn(Duration.ofDays(30).minusMillis(1));

        answer(sent, 4, null).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "short",
                "' or 1=1 --",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void tellsNoDifferenceBetweenALinkThatLeadsNowhereAndNoLinkAtAll(String token) {
        var read = given().pathParam("token", token).get("/api/v1/survey-answers/{token}");
        var answered = given().pathParam("token", token)
                .contentType(ContentType.JSON)
                .body(Map.of("score", 3))
                .post("/api/v1/survey-answers/{token}");

        for (var response : List.of(read, answered)) {
            response.then().statusCode(404).contentType("application/problem+json");
            var body = new HashMap<>(response.jsonPath().<String, Object>getMap(""));
            body.remove("instance");
            body.remove("traceId");
            assertThat(body)
                    .isEqualTo(Map.of(
                            "type", "/problems/survey-not-found",
                            "title", "No such survey",
                            "status", 404,
                            "detail", "This link leads to no survey. Please use the whole link from our mail."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"score\":null}", "{\"score\":0}", "{\"score\":6}", "{\"score\":-1}"})
    void refusesAScoreBesidesTheScale(String body) {
        refusesAtTheScore(body, "/problems/invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"score\":2.5}", "{\"score\":\"5\"}", "{\"score\":true}", "{\"score\":9999999999}"})
    void refusesAScoreThatIsNoWholeNumber(String body) {
        refusesAtTheScore(body, "/problems/malformed-body");
    }

    private void refusesAtTheScore(String body, String type) {
        var sent = sentSurveys.to(customer);

        given().contentType(ContentType.JSON)
                .body(body)
                .post(sent.link())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is(type))
                .body("errors.field", contains("score"));
        given().get(sent.link()).then().body("status", is("sent"));
    }

    @Test
    void refusesAnEndlessComment() {
        var sent = sentSurveys.to(customer);

        answer(sent, 4, "长".repeat(2001))
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"))
                .body("errors.field", contains("comment"));
        answer(sent, 4, "长".repeat(2000)).then().statusCode(201);
    }

    @Test
    void refusesInTheLanguageThatTheCustomerReads() {
        given().header("Accept-Language", "zh-CN")
                .get("/api/v1/survey-answers/unknown")
                .then()
                .statusCode(404)
                .body("detail", is("该链接没有对应的调查，请使用邮件中的完整链接。"));
    }

    @Test
    void storesTheTokenNowhere() {
        var sent = sentSurveys.to(customer);
        answer(sent, 1, null);
        announced(sent, "qloop.survey.low-score-given.v1");

        for (var table :
                List.of("survey", "audit_entry", "case_correlation", "number_issued", "inbox", "dead_letter")) {
            assertThat(database.createNativeQuery(
                                    "select count(*) from " + table + " t where t::text like :token", Long.class)
                            .setParameter("token", "%" + sent.token() + "%")
                            .getSingleResult())
                    .as(table)
                    .isEqualTo(0L);
        }
        assertThat(database.createNativeQuery("select count(*) from survey where token_hash = :hash", Long.class)
                        .setParameter("hash", new SurveyToken(sent.token()).hash())
                        .getSingleResult())
                .isEqualTo(1L);
    }

    private static Response answer(SentSurveys.Sent sent, int score, String comment) {
        var body = new HashMap<String, Object>();
        body.put("score", score);
        if (comment != null) {
            body.put("comment", comment);
        }
        return given().contentType(ContentType.JSON).body(body).post(sent.link());
    }

    private static Heard announced(SentSurveys.Sent sent, String type) {
        try (var probe = new KafkaProbe()) {
            return probe.await(TOPIC, type, sent.surveyId());
        }
    }

    private static List<Heard> all(SentSurveys.Sent sent) {
        try (var probe = new KafkaProbe()) {
            return probe.all(TOPIC).stream()
                    .filter(it -> sent.surveyId().equals(it.key()))
                    .toList();
        }
    }
}
