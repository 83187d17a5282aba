package io.qloop.feedback.visit;

import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.creating;
import static io.qloop.feedback.information.InformationRequests.customer;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.record;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

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

/** The plan of visits. It is 25 November 2026. */
@ServiceTest
class VisitPlanResourceTest {

    private static final String PATH = "/api/v1/visit-plans";

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String others = ours + "-X";

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
        customers.known(others, Language.EN);
    }

    @Test
    @Tag("FB-038")
    @Tag("FB-040")
    void keepsTheVisitsPerCustomerWithDayAndPersonAndShowsWhatIsOverdue() {
        var late = planned(ours, "2026-11-24");
        var today = planned(ours, "2026-11-25");
        planned(others, "2026-11-20");
        var list = PATH + "?customerId=" + ours;

        as(auditor())
                .get(list)
                .then()
                .body("items.id", contains(today, late))
                .body("items.overdue", contains(false, true));
        as(auditor())
                .get(list + "&overdue=true")
                .then()
                .body("items.id", contains(late))
                .body("items[0].visitor", is("陈经理"));
        as(auditor()).get(list + "&from=2026-11-25&to=2026-11-30").then().body("items.id", contains(today));
    }

    @Test
    @Tag("FB-040")
    void isDoneByTheReportOfTheVisit() {
        var plan = planned(ours, "2026-11-20");
        var body = information("visit-report", ours);
        body.put("visitPlan", plan);
        var report = recorded(sales(), body);

        show(plan).body("status", is("done")).body("reportId", is(report)).body("overdue", is(false));
        as(auditor()).get("/api/v1/information-records/" + report).then().body("visitPlan", is(plan));
        record(sales(), body).then().statusCode(409).body("type", is("/problems/visit-not-planned"));
        as(auditor())
                .get("/api/v1/information-records?customerId=" + ours)
                .then()
                .body("items.id", contains(report));
    }

    @Test
    void isNotDoneByAVisitToAnotherCustomer() {
        var plan = planned(ours, "2026-11-20");
        var body = information("visit-report", others);
        body.put("visitPlan", plan);

        record(sales(), body).then().statusCode(422).body("type", is("/problems/visit-of-another-customer"));

        show(plan).body("status", is("planned"));
    }

    @Test
    void isNamedByItsReportAsTheFieldThatIsWrong() {
        var body = information("visit-report", ours);
        body.put("visitPlan", UUID.randomUUID().toString());

        record(sales(), body)
                .then()
                .statusCode(422)
                .body("type", is("/problems/visit-plan-unknown"))
                .body("errors.field", contains("visitPlan"));
    }

    @Test
    void isPutOffAndCancelledByWhoHasSeenIt() {
        var plan = planned(ours, "2026-11-20");
        var change = Map.of("plannedOn", "2026-12-01", "visitor", "李工", "purpose", "年度走访");

        as(sales()).body(change).put(PATH + "/" + plan).then().statusCode(428);
        as(sales())
                .header("If-Match", "\"0\"")
                .body(change)
                .put(PATH + "/" + plan)
                .then()
                .statusCode(200)
                .body("plannedOn", is("2026-12-01"))
                .body("visitor", is("李工"))
                .body("overdue", is(false));
        as(sales())
                .header("If-Match", "\"0\"")
                .body(change)
                .put(PATH + "/" + plan)
                .then()
                .statusCode(412);
        as(sales())
                .header("If-Match", "*")
                .body(Map.of("reason", "客户停产"))
                .put(PATH + "/" + plan + "/cancellation")
                .then()
                .statusCode(200)
                .body("status", is("cancelled"))
                .body("closingReason", is("客户停产"));
        as(sales())
                .header("If-Match", "*")
                .body(change)
                .put(PATH + "/" + plan)
                .then()
                .statusCode(409);
    }

    @Test
    void isNothingForCustomersAndOnlyForKnownOnes() {
        plan(sales(), "C-unknown", "2026-12-01").statusCode(422).body("type", is("/problems/unknown-customer"));
        plan(auditor(), ours, "2026-12-01").statusCode(403);
        plan(customer(ours), ours, "2026-12-01").statusCode(403);
        as(customer(ours)).get(PATH).then().statusCode(403);
        as(auditor()).get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
        as(auditor()).get(PATH + "?customerId=" + ours).then().body("items", empty());
    }

    private static String planned(String customerId, String day) {
        return plan(sales(), customerId, day).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse plan(Tokens who, String customerId, String day) {
        return creating(who)
                .body(Map.of("customerId", customerId, "plannedOn", day, "visitor", "陈经理", "purpose", "年度走访"))
                .post(PATH)
                .then();
    }

    private static ValidatableResponse show(String id) {
        return as(auditor()).get(PATH + "/" + id).then().statusCode(200);
    }
}
