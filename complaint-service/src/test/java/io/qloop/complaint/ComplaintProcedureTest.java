package io.qloop.complaint;

import static io.qloop.complaint.Scenes.as;
import static io.qloop.complaint.Scenes.customer;
import static io.qloop.complaint.Scenes.headOfQuality;
import static io.qloop.complaint.Scenes.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A complaint on its way through the procedure that is in force. */
@ServiceTest
class ComplaintProcedureTest {

    private static final String PROCEEDINGS = "/api/v1/services/complaint/proceedings/";

    @Inject
    Procedures procedures;

    private final Scenes scenes = new Scenes();

    @AfterEach
    void close() {
        scenes.close();
    }

    @Test
    void beginsWithTheDefaultForTheWholeCompany() {
        var inForce = procedures.inForce("complaint", "C-1", null, null);

        assertThat(inForce.toString()).isEqualTo("sample-8d 1");
        assertThat(inForce.procedure()).isEqualTo(procedures.preset("sample-8d"));
    }

    @Test
    @Tag("CP-032")
    void isRepliedToWithin24HoursOfTheClockWhereItIsAGeneralOne() {
        var id = opened(scenes.customer(), "general");

        sales().get("/api/v1/complaints/{id}", id)
                .then()
                .body("procedure", is("sample-8d/1"))
                .body("dueAt", is("2026-11-21T08:41:00Z"));
        enter(id, Map.of("events", Map.of("mail-reply-sent", "2026-11-20T09:00:00Z")));

        deadlines(id, "reply").body("items[0].status", is("met")).body("items[0].late", is(false));
        sales().get("/api/v1/complaints/{id}", id).then().body("dueAt", nullValue());
    }

    @Test
    @Tag("CP-033")
    void isAnalysedAndReportedFromTheReceiptOfTheSampleOn() {
        var id = opened(scenes.customer(), "general");

        enter(id, Map.of("events", Map.of("sample-received", "2026-11-20T09:00:00Z")));
        deadlines(id, "first-analysis").body("items[0].dueAt", is("2026-11-25T09:30:00Z"));
        deadlines(id, "final-report").body("items[0].dueAt", is("2026-12-01T09:30:00Z"));

        enter(id, Map.of("facts", Map.of("needs-tests", true), "reason", "需做盐雾试验"));
        deadlines(id, "first-analysis").body("items[0].status", is("cancelled"));
        deadlines(id, "final-report").body("items[0].status", is("cancelled"));
    }

    @Test
    @Tag("CP-034")
    @Tag("CP-035")
    @Tag("CP-036")
    @Tag("IM-040")
    void followsTheProcedureThatIsAdoptedForItsCustomer() {
        var customer = scenes.customer();
        as(Tokens.of("root").roles("admin"))
                .header("Idempotency-Key", customer)
                .body(Map.of(
                        "procedure", "th-qp-15",
                        "scope", Map.of("kind", "customer", "key", customer),
                        "reason", "与客户约定"))
                .post("/api/v1/services/complaint/procedures/adoptions")
                .then()
                .statusCode(201);

        var id = opened(customer, null);

        deadlines(id, "first-response").body("items[0].dueAt", is("2026-11-25T09:30:00Z"));
        deadlines(id, "detailed-report").body("items[0].dueAt", is("2026-12-11T09:30:00Z"));
        deadlines(id, "final-result").body("items[0].dueAt", is("2027-01-01T09:30:00Z"));
    }

    @Test
    void stopsItsClocksWhenItIsClosed() {
        var id = opened(scenes.customer(), "general");
        Scenes.verifiedActionOf(id);

        headOfQuality()
                .header("If-Match", "*")
                .body(Map.of("resolution", "lot replaced"))
                .put("/api/v1/complaints/{id}/closure", id)
                .then()
                .statusCode(200)
                .body("dueAt", nullValue());

        deadlines(id, "reply").body("items[0].status", is("cancelled"));
        sales().get(PROCEEDINGS + id).then().body("endedReason", is("closed"));
    }

    @Test
    void refusesAJudgementThatTheProcedureDoesNotKnow() {
        open(scenes.customer(), "deadly")
                .then()
                .statusCode(422)
                .body("type", is("/problems/procedure-choice-unknown"))
                .body("errors.field", contains("severity"));
    }

    @Test
    void showsNothingOfItToTheCustomer() {
        var customer = scenes.customer();
        var id = opened(customer, "general");

        customer(customer)
                .get("/api/v1/complaints/{id}", id)
                .then()
                .statusCode(200)
                .body("procedure", nullValue())
                .body("dueAt", nullValue());
        customer(customer).get(PROCEEDINGS + id).then().statusCode(403);
    }

    private static String opened(String customer, String severity) {
        return open(customer, severity).then().statusCode(201).extract().path("id");
    }

    private static Response open(String customer, String severity) {
        var body = new HashMap<String, Object>(Map.of(
                "customerId", customer,
                "subject", "scratched wire",
                "description", "4 of 50 kg scratched",
                "responsibleFunction", "production",
                "receivedAt", "2026-11-20T08:41:00Z"));
        body.put("severity", severity);
        return sales().header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/complaints");
    }

    private static void enter(String id, Map<String, Object> entries) {
        var etag = sales().get(PROCEEDINGS + id).header("ETag");
        sales().header("If-Match", etag)
                .body(entries)
                .put(PROCEEDINGS + id + "/entries")
                .then()
                .statusCode(200);
    }

    /** The deadline of this milestone, in the list as its only item. */
    private static ValidatableResponse deadlines(String id, String milestone) {
        return sales().get("/api/v1/services/complaint/deadlines?caseId=" + id + "&milestone=" + milestone)
                .then()
                .statusCode(200)
                .body("items.milestone", contains(milestone));
    }
}
