package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.PATH;
import static io.qloop.feedback.information.InformationRequests.addItem;
import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.customer;
import static io.qloop.feedback.information.InformationRequests.etag;
import static io.qloop.feedback.information.InformationRequests.headOfSales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.passOn;
import static io.qloop.feedback.information.InformationRequests.proceeding;
import static io.qloop.feedback.information.InformationRequests.put;
import static io.qloop.feedback.information.InformationRequests.record;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recording, reading, correcting, closing, and who may. */
@ServiceTest
class InformationResourceTest {

    @Inject
    CustomerFixture customers;

    /** A customer of each test's own, so that no test counts another one's records. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    void recordsOnceUnderOneKey() {
        var key = UUID.randomUUID().toString();
        var body = information(ours, "opinion", "oral");
        var first = as(sales()).header("Idempotency-Key", key).body(body).post(PATH);
        var second = as(sales()).header("Idempotency-Key", key).body(body).post(PATH);

        first.then().statusCode(201).header("Location", containsString(PATH)).header("ETag", notNullValue());
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        as(sales()).get(PATH + "?customerId=" + ours).then().body("items", hasSize(1));
        as(sales()).body(body).post(PATH).then().statusCode(400);
    }

    @Test
    @Tag("X-007")
    void listsByFormKindCustomerStatusAndTime() {
        var opinion = recorded(sales(), information(ours, "opinion", "oral"));
        var suggestion = recorded(sales(), information(ours, "suggestion", "oral"));
        var visit = recorded(sales(), information("visit-report", ours));
        put(headOfSales(), PATH + "/" + opinion, "/closure", Map.of("reason", "重复"))
                .statusCode(200);
        var all = PATH + "?customerId=" + ours;

        as(auditor()).get(all).then().body("items.id", contains(visit, suggestion, opinion));
        as(auditor()).get(all + "&form=visit-report").then().body("items.id", contains(visit));
        as(auditor()).get(all + "&kind=suggestion").then().body("items.id", contains(suggestion));
        as(auditor()).get(all + "&status=closed").then().body("items.id", contains(opinion));
        as(auditor()).get(all + "&from=2026-11-20T08:00:00Z").then().body("items", hasSize(3));
        as(auditor()).get(all + "&to=2026-11-20T08:00:00Z").then().body("items", empty());
        var page = as(auditor())
                .get(all + "&limit=2")
                .then()
                .body("items", hasSize(2))
                .extract();
        as(auditor())
                .get(all + "&limit=2&after=" + page.<String>path("next"))
                .then()
                .body("items.id", contains(opinion))
                .body("next", nullValue());
    }

    @Test
    @Tag("AH-05")
    void correctsOnlyWhatTheCallerHasSeen() {
        var id = recorded(sales(), information(ours, "opinion", "oral"));
        var words = Map.of("subject", "更正", "content", "更正后的内容", "medium", "telephone");

        as(sales()).body(words).put(PATH + "/" + id).then().statusCode(428);
        var seen = etag(PATH + "/" + id);
        put(sales(), PATH + "/" + id, "", words).statusCode(200).body("subject", is("更正"));
        as(sales())
                .header("If-Match", seen)
                .body(words)
                .put(PATH + "/" + id)
                .then()
                .statusCode(412)
                .body("errors.field", hasItems("subject", "content", "medium"));
    }

    @Test
    void isClosedWithAReasonByAHeadAndThenStays() {
        var id = recorded(sales(), information(ours, "opinion", "oral"));
        as(sales())
                .header("If-Match", "*")
                .body(Map.of("reason", "重复"))
                .put(PATH + "/" + id + "/closure")
                .then()
                .statusCode(403);

        put(headOfSales(), PATH + "/" + id, "/closure", Map.of("reason", "重复"))
                .statusCode(200)
                .body("status", is("closed"))
                .body("closedBy", is("sun.sales"))
                .body("closingReason", is("重复"));

        proceeding(id).body("endedReason", is("closed"));
        put(sales(), PATH + "/" + id, "", Map.of("subject", "x", "content", "y", "medium", "oral"))
                .statusCode(409)
                .body("type", is("/problems/information-closed"));
        put(headOfSales(), PATH + "/" + id, "/closure", Map.of("reason", "又一次")).statusCode(409);
    }

    @Test
    void refusesWhatCannotBe() {
        var future = information(ours, "opinion", "oral");
        future.put("occurredAt", "2026-11-25T02:00:01Z");
        record(sales(), future)
                .then()
                .statusCode(422)
                .body("type", is("/problems/occurred-in-future"))
                .body("errors.field", contains("occurredAt"));
        record(sales(), information("C-unknown", "opinion", "oral"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-customer"));
        var product = information(ours, "opinion", "oral");
        product.put("items", List.of(Map.of("subject", "s", "content", "c", "productId", "P-unknown")));
        record(sales(), product).then().statusCode(422).body("type", is("/problems/unknown-product"));
        var blank = information(ours, "opinion", "oral");
        blank.put("subject", " ");
        record(sales(), blank).then().statusCode(400);
        var field = information(ours, "opinion", "oral");
        field.put("fields", Map.of("weather", "rain"));
        record(sales(), field).then().statusCode(422);
        var held = information(ours, "opinion", "oral");
        held.put("fields", Map.of("contactSheet", "CS-1"));
        record(sales(), held).then().statusCode(422).body("type", is("/problems/proceeding-field-of-the-case"));

        as(sales()).get(PATH + "?customerId=" + ours).then().body("items", empty());
        as(sales()).get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void isNothingForCustomersAndAdministrators() {
        var id = recorded(sales(), information(ours, "opinion", "oral"));

        for (var stranger : List.of(customer(ours), Tokens.of("root").roles("admin"))) {
            as(stranger).get(PATH).then().statusCode(403);
            as(stranger).get(PATH + "/" + id).then().statusCode(403);
            as(stranger).get("/api/v1/information-kinds").then().statusCode(403);
            record(stranger, information(ours, "opinion", "oral")).then().statusCode(403);
            passOn(stranger, id, "quality").statusCode(403);
            addItem(stranger, id, Map.of("subject", "s", "content", "c")).statusCode(403);
            as(stranger)
                    .header("If-Match", "*")
                    .put(PATH + "/" + id + "/feedbacks")
                    .then()
                    .statusCode(403);
        }
        record(auditor(), information(ours, "opinion", "oral")).then().statusCode(403);
    }

    @Test
    @Tag("X-006")
    @Tag("X-005")
    void isAQualityRecordOfItsOwnForEachForm() {
        as(auditor())
                .get("/api/v1/services/feedback/quality-records")
                .then()
                .statusCode(200)
                .body("findAll { it.subject == 'visit-report' }.code", hasItem("visit-report"))
                .body("findAll { it.subject == 'operation-notice' }.code", hasItem("operation-notice"))
                .body(
                        "findAll { it.subject == 'customer-information' }.code",
                        hasItems("information-record", "contact-sheet"));
    }
}
