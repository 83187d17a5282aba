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
import static io.qloop.feedback.information.InformationRequests.show;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recording, reading, correcting, closing, and who may. */
@ServiceTest
class InformationResourceTest {

    @Inject
    CustomerFixture customers;

    @Inject
    EntityManager database;

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
        put(
                        sales(),
                        InformationRequests.PROCEEDINGS + suggestion,
                        "/entries",
                        Map.of("fields", Map.of("category", "包装")))
                .statusCode(200);
        as(auditor()).get(all + "&category=包装").then().body("items.id", contains(suggestion));
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
    @Tag("X-007")
    void listsATimeInItsOrderPageByPage() {
        var heard =
                List.of("2026-11-12T08:00:00Z", "2026-11-14T08:00:00Z", "2026-11-12T08:00:00Z", "2026-11-10T08:00:00Z");
        var ids = heard.stream()
                .map(moment -> {
                    var body = information(ours, "opinion", "oral");
                    body.put("occurredAt", moment);
                    return recorded(sales(), body);
                })
                .toList();
        var list = PATH + "?customerId=" + ours + "&from=2026-11-11T00:00:00Z";

        as(auditor()).get(list).then().body("items.id", contains(ids.get(1), ids.get(2), ids.get(0)));
        var first = as(auditor()).get(list + "&limit=2&sort=createdAt");
        first.then().body("items.id", contains(ids.get(0), ids.get(2)));
        as(auditor())
                .get(list + "&limit=2&sort=createdAt&after=" + first.path("next"))
                .then()
                .body("items.id", contains(ids.get(1)))
                .body("next", nullValue());
        var later = as(auditor()).get(list + "&limit=2").<String>path("next");
        as(auditor()).get(list + "&limit=2&after=" + later).then().body("items.id", contains(ids.get(0)));

        String ofIds = as(auditor()).get(PATH + "?limit=1").path("next");
        for (var other : List.of("Zm9vCmJhcg", ofIds)) {
            as(auditor())
                    .get(list + "&after=" + other)
                    .then()
                    .statusCode(400)
                    .body("type", is("/problems/cursor-invalid"));
        }
    }

    /** As many as a company hears in some years; what the database would do, not how long it takes. */
    @Test
    @Tag("X-007")
    void findsCategoriesAndTimesByAnIndex() {
        QuarkusTransaction.begin();
        try {
            database.createNativeQuery("""
                            insert into information_record (id, version, number, form, customer_id, subject, content,
                                medium, participants, comparisons, items, contact_sheets, functions, status, under_way,
                                occurred_at, recorded_at, recorded_by, procedure, category, of_concern, digested)
                            select gen_random_uuid(), 0, 'PLAN-' || i, 'CUSTOMER_INFORMATION', 'C-' || i % 50, 's', 'c',
                                'ORAL', '[]', '[]', '[]', '[]', '[]', 'OPEN', false,
                                timestamptz '2020-01-01' + i * interval '1 hour', now(), 'somebody', 'p/1',
                                'category ' || i % 200, false, '[]'
                            from generate_series(1, 20000) i""").executeUpdate();
            database.createNativeQuery("analyze information_record").executeUpdate();
            var march = "occurred_at >= '2021-03-01' and occurred_at < '2021-04-01'";

            assertThat(plan("category = 'category 7' order by id desc limit 21"))
                    .contains("information_record_by_category")
                    .doesNotContain("Sort");
            assertThat(plan(march + " order by occurred_at desc, id desc limit 21"))
                    .contains("information_record_by_time")
                    .doesNotContain("Sort");
            assertThat(plan(march + " and customer_id = 'C-7' order by occurred_at desc, id desc limit 21"))
                    .contains("information_record_by_customer_and_time");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private String plan(String condition) {
        List<?> lines = database.createNativeQuery(
                        "explain select id, subject from information_record where " + condition)
                .getResultList();
        return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
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
        future.put("occurredAt", "2026-11-25T02:01:01Z");
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
        record(sales(), product)
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-product"))
                .body("errors.field", contains("items[0].productId"));
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
    void toleratesAClockThatIsAheadAsFeedbacksDo() {
        for (var form : List.of("visit-report", "operation-notice")) {
            var body = information(form, ours);
            body.put("kind", form.equals("operation-notice") ? "plan-change" : null);
            body.put("occurredAt", "2026-11-25T02:00:59Z");

            show(recorded(sales(), body)).body("occurredAt", is("2026-11-25T02:00:59Z"));
        }
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
