package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.etag;
import static io.qloop.feedback.feedback.FeedbackRequests.production;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.read;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.take;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a feedback beside its procedure. */
@ServiceTest
class FeedbackLifeTest {

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String others = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
        customers.known(others, Language.EN);
    }

    // ---- Handing on

    @Test
    @Tag("FB-023")
    void becomesAComplaintOrAReturnFromTheReportOn() {
        var id = registered(ours);

        for (var way : List.of("escalation", "return-request")) {
            act(sales(), id, way, Map.of("reason", "整批有问题"))
                    .statusCode(409)
                    .body("type", is("/problems/stage-not-open"))
                    .body("errors.rule", contains("missing-move"));
        }
        read(sales(), id).body("status", is("registered"));

        enter(id, Map.of("communication", "已致歉", "emergencyMeasure", "先行补货"));
        take(sales(), id, "reported").statusCode(200);
        act(sales(), id, "escalation", Map.of("reason", "整批有问题")).statusCode(200);
    }

    @Test
    @Tag("FB-021")
    @Tag("FB-022")
    void becomesNeitherByEnteringTheStage() {
        var id = reported(ours);

        for (var end : Map.of(
                        "became-complaint", Map.of("field", "complaintNumber", "fact", "formal-complaint"),
                        "became-return", Map.of("field", "returnNumber", "fact", "goods-returned"))
                .entrySet()) {
            FeedbackRequests.put(
                            sales(),
                            PROCEEDINGS + id,
                            "/entries",
                            Map.of("fields", Map.of(end.getValue().get("field"), "CP-1")))
                    .statusCode(422)
                    .body("type", is("/problems/proceeding-field-of-the-case"));
            enter(id, Map.of(), Map.of(end.getValue().get("fact"), true));
            take(sales(), id, end.getKey())
                    .statusCode(409)
                    .body("errors.field", contains(end.getValue().get("field")));
        }
        read(sales(), id).body("status", is("registered"));
    }

    @Test
    @Tag("FB-022")
    void asksOnceForAReturn() {
        var id = reported(ours);

        act(production(), id, "return-request", Map.of("reason", "整批退货")).statusCode(403);
        act(customer(ours), id, "return-request", Map.of("reason", "整批退货")).statusCode(403);
        act(quality(), id, "return-request", Map.of("reason", "整批退货"))
                .statusCode(200)
                .body("status", is("return-requested"))
                .body("dueAt", nullValue())
                .body("history[0].kind", is("return-requested"))
                .body("history[0].by", is("li.quality"));
        act(sales(), id, "return-request", Map.of("reason", "再退")).statusCode(409);
        act(sales(), id, "escalation", Map.of("reason", "投诉")).statusCode(409);

        assertThat(announced(id, "return-requested").data().path("reason").asText())
                .isEqualTo("整批退货");
        assertThatItsClocksStand(id);
    }

    // ---- Withdrawing and reopening

    @Test
    @Tag("IM-014")
    void isWithdrawnByItsCustomerAndReopenedByUs() {
        var id = registered(ours);
        read(sales(), id).body("dueAt", is("2026-11-23T09:30:00Z"));

        act(customer(others), id, "withdrawal", Map.of("reason", "看错了")).statusCode(404);
        act(customer(ours), id, "withdrawal", Map.of("reason", "看错了"))
                .statusCode(200)
                .body("status", is("withdrawn"))
                .body("history", nullValue());
        assertThatItsClocksStand(id);
        take(sales(), id, "reported").statusCode(409).body("type", is("/problems/proceeding-ended"));

        act(customer(ours), id, "reopening", Map.of("reason", "还是有问题")).statusCode(403);
        act(production(), id, "reopening", Map.of("reason", "还是有问题")).statusCode(403);
        act(quality(), id, "reopening", Map.of("reason", "客户来电，问题仍在"))
                .statusCode(200)
                .body("status", is("registered"))
                .body("dueAt", is("2026-11-23T09:30:00Z"))
                .body("history.kind", contains("withdrawn", "reopened"))
                .body("history[1].by", is("li.quality"))
                .body("history[1].reason", is("客户来电，问题仍在"));
        as(sales())
                .get("/api/v1/services/feedback/deadlines?caseId=" + id)
                .then()
                .body("items.status", hasItem("running"));
        assertThat(announced(id, "feedback-withdrawn").data().path("reason").asText())
                .isEqualTo("看错了");
        assertThat(announced(id, "feedback-reopened")
                        .data()
                        .path("responsibleFunction")
                        .asText())
                .isEqualTo("quality");
    }

    @Test
    @Tag("IM-014")
    void goesOnInItsProcedureAfterItWasClosed() {
        var id = FeedbackScene.closed(ours);

        act(quality(), id, "reopening", Map.of("reason", "同样的问题又出现", "stage", "final-evaluation"))
                .statusCode(422)
                .body("type", is("/problems/proceeding-stage-not-passed"));
        act(quality(), id, "reopening", Map.of("reason", "同样的问题又出现", "stage", "classified"))
                .statusCode(200)
                .body("status", is("registered"))
                .body("closedAt", nullValue());

        as(sales())
                .get(PROCEEDINGS + id)
                .then()
                .body("stage.code", is("classified"))
                .body("endedAt", nullValue());
        take(sales(), id, "form-issued").statusCode(200);
        act(sales(), id, "reopening", Map.of("reason", "再来")).statusCode(409);
    }

    @Test
    @Tag("IM-014")
    void isSignedAnewAfterItWasReopened() {
        var id = FeedbackScene.closed(ours);

        act(sales(), id, "reopening", Map.of("reason", "评定有误")).statusCode(200);

        as(sales()).get(PROCEEDINGS + id).then().body("stage.code", is("first-evaluation"));
        take(FeedbackRequests.director(), id, "final-evaluation")
                .statusCode(409)
                .body("errors.rule", contains("missing-signature"));
    }

    // ---- The same matter

    @Test
    @Tag("AH-03")
    @Tag("IM-017")
    void goesOnInAnotherOneAndComesBack() {
        var phone = registered(ours);
        var mail = registered(ours);
        upload(phone);

        act(sales(), phone, "merger", Map.of("into", mail, "reason", "同一卷线"))
                .statusCode(200)
                .body("status", is("merged"))
                .body("mergedInto.id", is(mail));
        assertThatItsClocksStand(phone);
        read(sales(), mail).body("mergedFrom.id", contains(phone)).body("history.kind", contains("took-in"));
        read(customer(ours), phone).body("mergedInto.id", is(mail)).body("history", nullValue());
        as(sales()).get(PATH + "/" + phone + "/attachments").then().body("name", contains("photo.png"));

        act(quality(), phone, "separation", Map.of("reason", "不同的线盘"))
                .statusCode(200)
                .body("status", is("registered"))
                .body("mergedInto", nullValue())
                .body("dueAt", is("2026-11-23T09:30:00Z"))
                .body("history.kind", contains("merged", "separated"));
        read(sales(), mail).body("mergedFrom", nullValue()).body("history.kind", contains("took-in", "released"));

        assertThat(announced(phone, "feedback-merged").data().at("/into/id").asText())
                .isEqualTo(mail);
        assertThat(announced(phone, "feedback-separated").data().at("/from/id").asText())
                .isEqualTo(mail);
        for (var id : List.of(phone, mail)) {
            as(auditor())
                    .get("/api/v1/services/feedback/audit-entries?caseId=" + id)
                    .then()
                    .statusCode(200)
                    .body("items.reason", hasItem("同一卷线"))
                    .body("items.reason", hasItem("不同的线盘"));
        }
    }

    @Test
    @Tag("AH-03")
    void refusesMergersOverRest() {
        var one = registered(ours);
        var foreign = registered(others);

        act(sales(), one, "merger", Map.of("into", foreign, "reason", "同一问题"))
                .statusCode(422)
                .body("type", is("/problems/feedback-of-another-customer"))
                .body("errors.field", contains("into"));
        act(sales(), one, "merger", Map.of("into", Ids.next().toString(), "reason", "同一问题"))
                .statusCode(422)
                .body("type", is("/problems/feedback-unknown"));
        act(sales(), one, "separation", Map.of("reason", "不同")).statusCode(409);
        act(customer(ours), one, "merger", Map.of("into", foreign, "reason", "同一问题"))
                .statusCode(403);
        act(sales(), one, "merger", Map.of("into", foreign)).statusCode(400);
    }

    @Test
    @Tag("IM-017")
    void isLinkedWithOthersOnBothSides() {
        var one = registered(ours);
        var other = registered(others);

        act(sales(), one, "links/" + other, Map.of("reason", "同一批次"))
                .statusCode(200)
                .body("related.id", contains(other));
        read(sales(), other).body("related.id", contains(one));
        read(customer(ours), one).body("related", nullValue());
        act(sales(), other, "links/" + one, Map.of("reason", "同一批次")).statusCode(409);

        act(sales(), other, "links/" + one + "/removal", Map.of("reason", "批次不同"))
                .statusCode(200)
                .body("related", nullValue())
                .body("history.kind", contains("linked", "unlinked"));
        read(sales(), one).body("related", nullValue());
    }

    // ---- Two editors

    @Test
    @Tag("AH-05")
    void tellsTheSecondEditorWhatTheFirstHasChanged() {
        var id = registered(ours);
        var seen = etag(PATH + "/" + id);
        act(sales(), id, "links/" + registered(ours), Map.of("reason", "同一批次")).statusCode(200);

        act(quality(), id, "withdrawal", seen, Map.of("reason", "误登记"))
                .then()
                .statusCode(412)
                .body("errors.field", hasItem("history"))
                .body("errors[0].message", containsString("chen.sales"));
        act(quality(), id, "withdrawal", (String) null, Map.of("reason", "误登记"))
                .then()
                .statusCode(428);
        read(sales(), id).body("status", is("registered"));
    }

    private void assertThatItsClocksStand(String id) {
        as(sales())
                .get("/api/v1/services/feedback/deadlines?caseId=" + id)
                .then()
                .body("items.status", everyItem(is("cancelled")));
    }

    private static ValidatableResponse upload(String id) {
        return given().auth()
                .oauth2(sales().sign())
                .multiPart("file", "photo.png", FileFixture.png())
                .post(PATH + "/" + id + "/attachments")
                .then()
                .statusCode(201);
    }

    private static Heard announced(String id, String event) {
        try (var kafka = new KafkaProbe()) {
            return kafka.await("qloop.feedback", "qloop.feedback." + event + ".v1", id);
        }
    }
}
