package io.qloop.survey.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.survey.MovableClock;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class SurveyResourceTest {
    private static final String PATH = "/api/v1/surveys";

    @Inject
    SentSurveys sentSurveys;

    @Inject
    ExpireSurveys expireSurveys;

    @Inject
    MovableClock clock;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "auditor"})
    void isReadByOurOwnPeople(String role) {
        var sent = sentSurveys.to(customer);

        as(role).get(PATH + "?customerId=" + customer)
                .then()
                .statusCode(200)
                .body("items.id", contains(sent.surveyId()))
                .body("items[0].number", matchesPattern("SV-2026-\\d{6}"))
                .body("items[0].complaintId", is(sent.complaintId().toString()))
                .body("items[0].complaintNumber", is("CP-2026-000012"))
                .body("items[0].customerId", is(customer))
                .body("items[0].status", is("sent"))
                .body("items[0].sentAt", is("2026-11-27T06:10:02Z"))
                .body("items[0].expiresAt", is("2026-12-27T06:10:02Z"))
                .body("items[0].score", nullValue())
                .body("next", nullValue())
                .body(not(containsString(sent.token())))
                .body(not(containsString(new SurveyToken(sent.token()).hash())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "admin", "system"})
    void isNotReadByOtherRoles(String role) {
        as(role).get(PATH).then().statusCode(403).body("type", is("/problems/role-required"));
    }

    @Test
    void isNotReadWithoutSigningIn() {
        given().get(PATH).then().statusCode(401).body("type", is("/problems/unauthenticated"));
    }

    @Test
    void listsByCustomerAndStatus() {
        var expired = sentSurveys.to(customer);
        clock.turn(Duration.ofDays(30));
        expireSurveys.handle();
        var answered = sentSurveys.to(customer);
        given().contentType(ContentType.JSON)
                .body(Map.of("score", 2, "comment", "晚了"))
                .post(answered.link());
        var open = sentSurveys.to(customer);

        listed("", open, answered, expired);
        listed("&sort=createdAt", expired, answered, open);
        listed("&status=sent", open);
        listed("&status=answered", answered);
        listed("&status=expired", expired);
        as("staff")
                .get(PATH + "?status=answered&customerId=" + customer)
                .then()
                .body("items[0].score", is(2))
                .body("items[0].comment", is("晚了"))
                .body("items[0].answeredAt", is("2026-12-27T06:10:02Z"));
    }

    private void listed(String query, SentSurveys.Sent... surveys) {
        var ids = as("staff")
                .get(PATH + "?customerId=" + customer + query)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.id");
        assertThat(ids)
                .as(query)
                .containsExactly(java.util.Arrays.stream(surveys)
                        .map(SentSurveys.Sent::surveyId)
                        .toArray(String[]::new));
    }

    @Test
    void listsInPagesWithoutGaps() {
        var ids = IntStream.range(0, 5)
                .mapToObj(_ -> sentSurveys.to(customer).surveyId())
                .toList();

        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = as("auditor").get(PATH + "?customerId=" + customer + "&limit=2&sort=createdAt&after=" + next);
            seen.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        }

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void refusesQueriesThatItDoesNotKnow() {
        as("staff")
                .get(PATH + "?status=lost")
                .then()
                .statusCode(400)
                .body("type", is("/problems/parameter-invalid"))
                .body("errors.field", contains("status"));
        as("staff").get(PATH + "?limit=0").then().statusCode(400).body("type", is("/problems/limit-invalid"));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of("somebody").roles(role).sign());
    }
}
