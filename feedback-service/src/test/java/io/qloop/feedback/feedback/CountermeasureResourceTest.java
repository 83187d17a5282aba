package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.CountermeasureRequests.decide;
import static io.qloop.feedback.feedback.CountermeasureRequests.path;
import static io.qloop.feedback.feedback.CountermeasureRequests.record;
import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.production;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.technology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class CountermeasureResourceTest {

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-017")
    void fillsTheFormWhenTheHeadOfEachDepartmentConcernedStandsBehindOne() {
        var id = registered(ours);
        enter(id, Map.of("copyTo", "quality, technical"));
        missing(id).body("missing.function", contains("quality", "technology"));

        var exchange = recorded(quality(), id, "quality", "更换线盘");
        decide(quality(), id, exchange, true).statusCode(200).body("status", is("accepted"));
        form(id).body(countermeasure(), nullValue());
        var tension = recorded(technology(), id, "technology", "调整张力");
        decide(technology(), id, tension, true).statusCode(200);

        form(id).body(countermeasure(), containsString("quality: 更换线盘 (2026-12-01)"))
                .body(countermeasure(), containsString("technology: 调整张力 (2026-12-01)"));
        missing(id).body("missing.what", contains("complete", "complete"));
        enter(id, Map.of("copyTo", "quality, technical, operations"));
        form(id).body(countermeasure(), nullValue());
        missing(id).body("missing.find { it.function == 'sales' }.what", is("record"));
    }

    @Test
    void isCompletedAfterItWasAccepted() {
        var id = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");

        CountermeasureRequests.complete(wang(), id, exchange, "2026-11-24").statusCode(409);
        decide(wang(), id, exchange, true).statusCode(403).body("type", is("/problems/role-required"));
        decide(production(), id, exchange, true).statusCode(403).body("type", is("/problems/function-required"));
        decide(quality(), id, exchange, true)
                .statusCode(200)
                .body("decidedBy", is("li.quality"))
                .body("decisionReason", is("已与客户商定"));
        CountermeasureRequests.complete(wang(), id, exchange, "2027-01-01").statusCode(422);
        CountermeasureRequests.complete(wang(), id, exchange, "2026-11-24")
                .statusCode(200)
                .body("status", is("completed"))
                .body("completedBy", is("wang.qc"));
        form(id).body("facts.find { it.code == 'countermeasures-completed' }.holds", is(true));
    }

    @Test
    void isRecordedAnewAfterARejection() {
        var id = registered(ours);
        var letter = recorded(wang(), id, "quality", "去函");

        decide(quality(), id, letter, false).statusCode(200).body("status", is("rejected"));

        missing(id).body("items.status", contains("rejected")).body("missing.what", contains("record"));
        decide(quality(), id, letter, true).statusCode(409);
    }

    @Test
    void isForTheDepartmentsConcerned() {
        var id = registered(ours);

        record(production(), id, "quality", "换").then().statusCode(403);
        record(production(), id, "production", "换")
                .then()
                .statusCode(422)
                .body("type", is("/problems/function-not-concerned"))
                .body("errors.field", contains("function"));
        record(customer(ours), id, "quality", "换").then().statusCode(403);
        as(customer(ours)).get(path(id)).then().statusCode(403);
        as(sales()).get(path(UUID.randomUUID().toString())).then().statusCode(404);
        act(sales(), id, "withdrawal", Map.of("reason", "误登记")).statusCode(200);
        record(quality(), id, "quality", "换").then().statusCode(409).body("type", is("/problems/feedback-not-open"));
    }

    @Test
    void isADateOfWhichTheDepartmentIsReminded() {
        var id = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");
        deadlines(id)
                .body("items.size()", is(1))
                .body("items[0].itemId", is(exchange))
                .body("items[0].caseId", is(id))
                .body("items[0].function", is("quality"))
                .body("items[0].dueAt", is("2026-12-01T09:30:00Z"))
                .body("items[0].status", is("running"));

        try (var probe = new KafkaProbe()) {
            FixedClock.is(Instant.parse("2026-11-30T09:31:00Z"));
            var reminded = heard(probe, "deadline-approaching", exchange);
            FixedClock.is(Instant.parse("2026-12-01T09:31:00Z"));
            var missed = heard(probe, "deadline-missed", exchange);

            for (var data : List.of(reminded, missed)) {
                assertThat(data.path("caseId").asText()).isEqualTo(id);
                assertThat(data.path("function").asText()).isEqualTo("quality");
                assertThat(data.path("milestone").asText()).isEqualTo("countermeasure-completed");
                assertThat(data.path("milestoneName").path("zh").asText()).isEqualTo("完成对策");
            }
        } finally {
            FixedClock.is(FixedClock.NOW);
        }
    }

    @Test
    void isDueUntilItIsCompletedOrRejected() {
        var id = registered(ours);
        var letter = recorded(wang(), id, "quality", "去函");
        var exchange = recorded(wang(), id, "quality", "更换线盘");

        decide(quality(), id, letter, false).statusCode(200);
        decide(quality(), id, exchange, true).statusCode(200);

        deadlines(id).body(of(letter), is("cancelled"));
        deadlines(id).body(of(exchange), is("running"));
        CountermeasureRequests.complete(wang(), id, exchange, "2026-11-25").statusCode(200);
        deadlines(id).body(of(exchange), is("met"));
    }

    @Test
    void isInTimeWhenItWasCompletedInTimeWheneverThatIsSaid() {
        var id = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");
        decide(quality(), id, exchange, true).statusCode(200);
        FixedClock.is(Instant.parse("2026-12-04T02:00:00Z"));
        try {
            CountermeasureRequests.complete(wang(), id, exchange, "2026-12-01").statusCode(200);
        } finally {
            FixedClock.is(FixedClock.NOW);
        }

        deadlines(id).body("items[0].status", is("met")).body("items[0].late", is(false));
    }

    @ParameterizedTest
    @CsvSource({"withdrawal, withdrawn", "merger, merged", "escalation, escalated", "return-request, return-requested"})
    void standsStillWhileTheFeedbackIsOver(String act, String status) {
        var id = reported(ours);
        var other = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");

        act(sales(), id, act, act.equals("merger") ? Map.of("reason", "同一事件", "into", other) : Map.of("reason", "客户要求"))
                .statusCode(200)
                .body("status", is(status));

        deadlines(id).body(of(exchange), is("cancelled"));
    }

    @ParameterizedTest
    @CsvSource({"withdrawal, reopening", "merger, separation"})
    void isDueOnTheSameDayWhenTheFeedbackGoesOn(String over, String on) {
        var id = registered(ours);
        var other = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");
        var rejected = recorded(wang(), id, "quality", "去函");
        decide(quality(), id, rejected, false).statusCode(200);
        act(
                        sales(),
                        id,
                        over,
                        over.equals("merger") ? Map.of("reason", "同一事件", "into", other) : Map.of("reason", "误登记"))
                .statusCode(200);

        act(sales(), id, on, Map.of("reason", "另有其事")).statusCode(200);

        deadlines(id)
                .body("items.findAll { it.status == 'running' }.itemId", contains(exchange))
                .body("items.findAll { it.status == 'running' }.dueAt", contains("2026-12-01T09:30:00Z"));
    }

    @Test
    void showsTheDateThatSomebodyGaveIt() {
        var id = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");
        decide(quality(), id, exchange, true).statusCode(200);
        var deadline =
                "/api/v1/services/feedback/deadlines/" + deadlines(id).extract().<String>path("items[0].id");

        FeedbackRequests.put(
                        quality(),
                        deadline,
                        "/extension",
                        Map.of("dueAt", "2026-12-08T09:30:00Z", "requestedBy", "wang.qc", "reason", "模具未到"))
                .statusCode(200);

        as(sales()).get(path(id) + "/" + exchange).then().body("dueOn", is("2026-12-08"));
        form(id).body(countermeasure(), containsString("更换线盘 (2026-12-08)"));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, countermeasure-due-in-past", "2036-11-26, countermeasure-due-too-late"})
    void isDueWithinReason(String day, String problem) {
        var id = registered(ours);

        creating(wang())
                .body(Map.of("function", "quality", "text", "换", "dueOn", day))
                .post(path(id))
                .then()
                .statusCode(422)
                .body("type", is("/problems/" + problem))
                .body("errors.field", contains("dueOn"));
        deadlines(id).body("items.size()", is(0));
    }

    @Test
    void isNotEnteredByHand() {
        var id = registered(ours);

        FeedbackRequests.put(sales(), PROCEEDINGS + id, "/entries", Map.of("fields", Map.of("countermeasure", "换")))
                .statusCode(422)
                .body("type", is("/problems/proceeding-field-of-the-case"));
        FeedbackRequests.put(
                        sales(),
                        PROCEEDINGS + id,
                        "/entries",
                        Map.of("facts", Map.of("countermeasures-completed", true)))
                .statusCode(422);
    }

    @Test
    @Tag("AH-05")
    void isChangedOnlyByWhomHasSeenIt() {
        var id = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");
        var decision = Map.of("accepted", true, "reason", "好");

        as(quality())
                .body(decision)
                .put(path(id) + "/" + exchange + "/decision")
                .then()
                .statusCode(428);
        as(quality())
                .header("If-Match", "\"7\"")
                .body(decision)
                .put(path(id) + "/" + exchange + "/decision")
                .then()
                .statusCode(412);
    }

    @Test
    void isPartOfItsFeedbackInTheAuditTrail() {
        var id = registered(ours);
        var exchange = recorded(wang(), id, "quality", "更换线盘");

        as(auditor())
                .get("/api/v1/services/feedback/audit-entries?limit=100&caseId=" + id)
                .then()
                .statusCode(200)
                .body("items.entityId", hasItem(exchange));
    }

    private static Tokens wang() {
        return Tokens.of("wang.qc").roles("staff").functions("quality");
    }

    private static String recorded(Tokens who, String id, String function, String text) {
        return record(who, id, function, text).then().statusCode(201).extract().path("id");
    }

    private static JsonNode heard(KafkaProbe probe, String what, String countermeasure) {
        return probe.await(
                        "qloop.feedback",
                        event -> event.type().equals("qloop.feedback." + what + ".v1")
                                && event.data().path("itemId").asText().equals(countermeasure),
                        1)
                .getFirst()
                .data();
    }

    private static String of(String countermeasure) {
        return "items.find { it.itemId == '%s' }.status".formatted(countermeasure);
    }

    private static ValidatableResponse deadlines(String id) {
        return as(sales())
                .get("/api/v1/services/feedback/deadlines?milestone=countermeasure-completed&caseId=" + id)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse missing(String id) {
        return as(sales()).get(path(id)).then().statusCode(200);
    }

    private static ValidatableResponse form(String id) {
        return as(sales()).get(PROCEEDINGS + id).then().statusCode(200);
    }

    private static String countermeasure() {
        return "fields.find { it.code == 'countermeasure' }.value";
    }
}
