package io.qloop.survey.survey;

import static io.qloop.platform.testing.AuditVerifier.verify;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.qloop.platform.retention.DisposalSweep;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.survey.MovableClock;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No procedure names a survey: the company says that it is kept for three years, by sales. */
@ServiceTest
class SurveyRecordsTest {
    private static final String SERVICE = "/api/v1/services/survey";

    @Inject
    SentSurveys sentSurveys;

    @Inject
    ExpireSurveys expireSurveys;

    @Inject
    DisposalSweep sweep;

    @Inject
    MovableClock clock;

    @TempDir
    Path folder;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Tag("X-005")
    @Tag("X-006")
    void areListedAsTheCompanyHasDecided() {
        as(auditor())
                .get(SERVICE + "/quality-records")
                .then()
                .statusCode(200)
                .body("find { it.code == 'survey' }.name.zh", equalTo("顾客满意度调查及回复"))
                .body("find { it.code == 'survey' }.keptBy.code", equalTo("sales"))
                .body("find { it.code == 'survey' }.years", equalTo(3))
                .body("find { it.code == 'survey' }.missing", empty());
    }

    @Test
    @Tag("X-005")
    @Tag("IM-033")
    void goWhenTheYearsAfterTheirEndAreOverAndOnlyWithApproval() throws Exception {
        var answered = sentSurveys.to(customer);
        given().contentType(ContentType.JSON)
                .body(Map.of("score", 4))
                .post(answered.link())
                .then()
                .statusCode(201);
        // Sent on 27 November, the link is good until 27 December: both have their end in 2026.
        var unanswered = sentSurveys.to(customer);
        clock.turn(Duration.ofDays(60));
        expireSurveys.handle();
        var open = sentSurveys.to(customer);
        turnTo("2029-12-31T15:59:59Z");

        sweep.sweep();

        disposalOf(answered).body("items", empty());

        turnTo("2029-12-31T16:00:00Z");
        sweep.sweep();

        // Nobody has answered it, and nobody has noted yet that it is too late.
        disposalOf(open).body("items", empty());
        disposalOf(unanswered)
                .body("items", hasSize(1))
                .body("items[0].recordType", equalTo("survey"))
                .body("items[0].closedOn", equalTo("2026-12-27"));
        disposalOf(answered)
                .body("items[0].closedOn", equalTo("2026-11-27"))
                .body("items[0].keptUntil", equalTo("2029-12-31"))
                .body("items[0].status", equalTo("proposed"));
        listed().body("items.id", hasItems(answered.surveyId(), unanswered.surveyId()));

        as(Tokens.of("gm").roles("general-manager"))
                .header("If-Match", "*")
                .body(Map.of("reason", "保存期已满"))
                .put(SERVICE + "/disposals/" + disposalOf(answered).extract().path("items[0].id") + "/approval")
                .then()
                .statusCode(200);
        sweep.sweep();

        listed().body("items.id", not(hasItem(answered.surveyId())))
                .body("items.id", hasItems(unanswered.surveyId(), open.surveyId()));
        given().get(answered.link()).then().statusCode(404);
        disposalOf(answered).body("items[0].status", equalTo("done"));
        assertThat(verify(exported())).startsWith("0 ");
    }

    private void turnTo(String moment) {
        clock.turn(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private ValidatableResponse listed() {
        return as(auditor())
                .get("/api/v1/surveys?customerId=" + customer)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse disposalOf(SentSurveys.Sent survey) {
        return as(auditor())
                .get(SERVICE + "/disposals?recordId=" + survey.surveyId())
                .then()
                .statusCode(200);
    }

    private Path exported() throws Exception {
        return Files.write(
                folder.resolve("export.jsonl"),
                as(auditor()).get(SERVICE + "/audit-export").asByteArray());
    }

    private static RequestSpecification as(Tokens who) {
        return given().auth().oauth2(who.sign()).contentType(ContentType.JSON);
    }

    private static Tokens auditor() {
        return Tokens.of("audit").roles("auditor");
    }
}
