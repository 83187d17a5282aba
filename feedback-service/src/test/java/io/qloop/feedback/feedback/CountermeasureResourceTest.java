package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.CountermeasureRequests.decide;
import static io.qloop.feedback.feedback.CountermeasureRequests.path;
import static io.qloop.feedback.feedback.CountermeasureRequests.record;
import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.production;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.technology;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
