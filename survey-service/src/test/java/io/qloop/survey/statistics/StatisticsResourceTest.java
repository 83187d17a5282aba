package io.qloop.survey.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.period.Period;
import io.qloop.platform.period.Period.Kind;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.survey.MovableClock;
import io.qloop.survey.survey.SentSurveys;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has years of its own, in which nobody else sends surveys. */
@ServiceTest
class StatisticsResourceTest {
    private static final String PATH = "/api/v1/surveys/statistics";
    private static final String SUMMARISED = "qloop.survey.statistics-summarised.v1";

    @Inject
    SentSurveys sentSurveys;

    @Inject
    SummariseSurveys summariseSurveys;

    @Inject
    Calendars calendars;

    @Inject
    MovableClock clock;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** Two surveys of January, one of them answered then; in February four more answers, and the other one expires. */
    private SentSurveys.Sent januaryAndFebruary(int year) {
        turnTo(year + "-01-05T02:00:00Z");
        sentSurveys.to(customer);
        answer(sentSurveys.to(customer), 3);
        turnTo(year + "-02-10T02:00:00Z");
        answer(sentSurveys.to(customer), 5);
        answer(sentSurveys.to(customer), 4);
        var low = sentSurveys.to(customer);
        answer(low, 1);
        sentSurveys.to(customer);
        return low;
    }

    @Test
    @Tag("NT-009")
    void tellsWhatCameOfTheSurveysOfAPeriodBesideTheOneBefore() {
        var low = januaryAndFebruary(2031);
        turnTo("2031-03-20T00:00:00Z");

        statistics("2031-02")
                .body("period", is("2031-02"))
                .body("asOf", is("2031-02-28T16:00:00Z"))
                .body("figures.sent", is(4))
                .body("figures.answered", is(3))
                .body("figures.expired", is(1))
                .body("figures.answerRate", is(75.0f))
                .body("figures.mean", is(3.33f))
                .body("scores.score", contains(1, 2, 3, 4, 5))
                .body("scores.answers", contains(1, 0, 0, 1, 1))
                .body("scores.before", contains(0, 0, 1, 0, 0))
                .body("lowest.complaintNumber", contains("CP-2026-000012"))
                .body("lowest[0].complaintId", is(low.complaintId().toString()))
                .body("lowest[0].score", is(1))
                .body("previous.period", is("2031-01"))
                .body("previous.figures.sent", is(2))
                .body("previous.figures.answered", is(1))
                .body("previous.figures.expired", is(0))
                .body("previous.figures.answerRate", is(100.0f))
                .body("previous.figures.mean", is(3.0f));
        statistics("2031-Q1").body("figures.sent", is(6)).body("figures.answered", is(4));
        statistics("2031").body("figures.sent", is(6)).body("asOf", is("2031-03-20T00:00:00Z"));
    }

    @Test
    @Tag("NT-009")
    void areAnnouncedAtTheEndOfTheMonth() {
        januaryAndFebruary(2032);
        turnTo("2032-03-01T00:00:00Z");

        summariseSurveys.periodBegan(period(Kind.MONTH));

        try (var probe = new KafkaProbe()) {
            var told = probe.await(
                            "qloop.survey",
                            it -> it.type().equals(SUMMARISED)
                                    && it.data().path("period").asText().equals("2032-02"),
                            1)
                    .getFirst();
            assertThat(told.key()).isEqualTo(told.data().path("statisticsId").asText());
            assertThat(told.data().path("asOf").asText()).isEqualTo("2032-02-29T16:00:00Z");
            assertThat(told.data().at("/figures/sent").asInt()).isEqualTo(4);
            assertThat(told.data().at("/figures/answered").asInt()).isEqualTo(3);
            assertThat(told.data().at("/figures/answerRate").asDouble()).isEqualTo(75.0);
            assertThat(told.data().at("/scores/0/answers").asInt()).isOne();
            assertThat(told.data().at("/lowest/0/complaintNumber").asText()).isEqualTo("CP-2026-000012");
            assertThat(told.data().at("/previous/figures/mean").asDouble()).isEqualTo(3.0);
        }
    }

    /** The shipped setting is months. */
    @Test
    void areAnnouncedOnlyForThePeriodsOfTheSetting() {
        turnTo("2033-04-01T00:00:00Z");

        summariseSurveys.periodBegan(period(Kind.QUARTER));
        summariseSurveys.periodBegan(period(Kind.MONTH));

        try (var probe = new KafkaProbe()) {
            probe.await(
                    "qloop.survey",
                    it -> it.type().equals(SUMMARISED)
                            && it.data().path("period").asText().equals("2033-03"),
                    1);
            assertThat(probe.all("qloop.survey"))
                    .noneMatch(it -> it.data().path("period").asText().equals("2033-Q1"));
        }
    }

    @Test
    void haveNoRateAndNoMeanWhereNothingHappened() {
        turnTo("2034-05-20T00:00:00Z");

        statistics("2034-05")
                .body("figures.sent", is(0))
                .body("figures.answerRate", nullValue())
                .body("figures.mean", nullValue())
                .body("scores.answers", contains(0, 0, 0, 0, 0))
                .body("lowest", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "auditor"})
    void areReadByOurOwnPeople(String role) {
        as(role).get(PATH + "?period=2026-11").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "admin", "system"})
    void areNotReadByOtherRoles(String role) {
        as(role).get(PATH + "?period=2026-11").then().statusCode(403).body("type", is("/problems/role-required"));
    }

    @Test
    void areNotReadWithoutSigningIn() {
        given().get(PATH + "?period=2026-11").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?period=", "?period=2026-13", "?period=last"})
    void refuseWhatIsNoPeriod(String query) {
        as("staff")
                .get(PATH + query)
                .then()
                .statusCode(400)
                .body("type", is("/problems/period-invalid"))
                .body("errors.field", contains("period"));
    }

    @Test
    void refuseAPeriodThatHasNotBegun() {
        as("staff")
                .get(PATH + "?period=2027")
                .then()
                .statusCode(422)
                .body("type", is("/problems/statistics-period-to-come"))
                .body("errors.field", contains("period"));
    }

    private void turnTo(String moment) {
        clock.turn(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private Period period(Kind kind) {
        return Period.of(kind, clock.instant(), calendars.company().zone());
    }

    private static void answer(SentSurveys.Sent survey, int score) {
        given().contentType(ContentType.JSON)
                .body(Map.of("score", score))
                .post(survey.link())
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse statistics(String period) {
        return as("staff").get(PATH + "?period=" + period).then().statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of("somebody").roles(role).sign());
    }
}
