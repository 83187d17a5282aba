package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.PATH;
import static io.qloop.feedback.information.InformationRequests.addItem;
import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.customer;
import static io.qloop.feedback.information.InformationRequests.headOfSales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.passOn;
import static io.qloop.feedback.information.InformationRequests.put;
import static io.qloop.feedback.information.InformationRequests.raise;
import static io.qloop.feedback.information.InformationRequests.record;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static io.qloop.feedback.information.InformationRequests.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.feedback.FeedbackRequests;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Key items from the day on which they are written down: what is wrong with one is said then, or can be put right. */
@ServiceTest
class KeyItemResourceTest {

    @Inject
    CustomerFixture customers;

    @Inject
    DataSource database;

    /** A customer of each test's own, so that no test counts another one's records. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-026")
    void saysAtOnceWhatCouldNotBeRaised() {
        var right = item("线盘破损");
        for (var wrong : Map.of(
                        "class", "procedure-choice-unknown",
                        "severity", "procedure-choice-unknown",
                        "kind", "procedure-choice-unknown",
                        "productId", "unknown-product",
                        "customerId", "unknown-customer")
                .entrySet()) {
            var item = item("工艺要求");
            item.put(wrong.getKey(), "z");

            var body = information("visit-report", ours);
            body.put("items", List.of(right, item));
            record(sales(), body)
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/" + wrong.getValue()))
                    .body("errors.field", contains("items[1]." + wrong.getKey()));
        }
        as(sales()).get(PATH + "?customerId=" + ours).then().body("items", empty());

        var id = recorded(sales(), information("visit-report", ours));
        var item = item("工艺要求");
        item.put("facts", List.of("z"));
        addItem(sales(), id, item)
                .statusCode(422)
                .body("type", is("/problems/procedure-choice-unknown"))
                .body("errors.field", contains("facts"));
        show(id).body("items", empty());
    }

    @Test
    @Tag("FB-035")
    void namesTheItemThatIsAboutNobody() {
        var body = information(null, "opinion", "media");
        body.put("items", List.of(item("公告涉及的批次")));

        record(sales(), body)
                .then()
                .statusCode(422)
                .body("type", is("/problems/information-item-without-customer"))
                .body("errors.field", contains("items[0].customerId"));
    }

    @Test
    @Tag("FB-026")
    void isPutRightWhereItsProcedureHasChangedSince() throws SQLException {
        var body = information("visit-report", ours);
        body.put("items", List.of(item("线盘破损"), item("工艺要求")));
        var id = recorded(sales(), body);
        outdateClassOfLast(id);
        var before = nextFeedback();

        raise(sales(), id)
                .statusCode(422)
                .body("type", is("/problems/procedure-choice-unknown"))
                .body("errors.field", contains("items[1].class"));
        show(id).body("items.feedbackId", everyItem(nullValue()));
        as(sales()).get("/api/v1/feedbacks?customerId=" + ours).then().body("items", hasSize(1));
        assertThat(nextFeedback()).as("no number is given out for nothing").isEqualTo(before + 1);

        var second = show(id).extract().<String>path("items[1].id");
        var right = item("工艺要求");
        right.put("class", "b");
        put(sales(), PATH + "/" + id, "/items/" + second, right)
                .statusCode(200)
                .body("items.id", hasItem(second))
                .body("items[1].class", is("b"));
        raise(sales(), id).statusCode(200);
    }

    @Test
    @Tag("AH-05")
    void isChangedOnlyByWhoHasSeenIt() {
        var id = withItem();
        var item = show(id).extract().<String>path("items[0].id");
        var path = PATH + "/" + id + "/items/" + item;

        as(sales()).body(item("更正")).put(path).then().statusCode(428);
        put(sales(), PATH + "/" + id, "/items/" + item, item("更正"))
                .statusCode(200)
                .body("items.subject", contains("更正"));
        as(sales())
                .header("If-Match", "\"0\"")
                .body(item("又更正"))
                .put(path)
                .then()
                .statusCode(412)
                .body("errors.field", hasItem("items"));
        var wrong = item("又更正");
        wrong.put("kind", "z");
        put(sales(), PATH + "/" + id, "/items/" + item, wrong).statusCode(422).body("errors.field", contains("kind"));
        put(sales(), PATH + "/" + id, "/items/" + UUID.randomUUID(), item("又更正"))
                .statusCode(404)
                .body("type", is("/problems/information-item-not-found"));
        show(id).body("items.subject", contains("更正"));
    }

    @Test
    @Tag("AH-02")
    void isRemovedWithAReasonThatTheTrailKeeps() {
        var id = withItem();
        var item = show(id).extract().<String>path("items[0].id");
        var path = PATH + "/" + id;

        as(sales())
                .header("If-Match", "*")
                .body(Map.of())
                .put(path + "/items/" + item + "/removal")
                .then()
                .statusCode(400);
        as(sales())
                .header("If-Match", "\"99\"")
                .body(Map.of("reason", "重复"))
                .put(path + "/items/" + item + "/removal")
                .then()
                .statusCode(412);
        put(sales(), path, "/items/" + item + "/removal", Map.of("reason", "重复"))
                .statusCode(200)
                .body("items", empty());

        as(auditor())
                .get("/api/v1/services/feedback/audit-entries?caseId=" + id)
                .then()
                .body("items.findAll { it.reason == '重复' }.entity", hasItem("InformationRecord"));
        put(headOfSales(), path, "/closure", Map.of("reason", "无后续")).statusCode(200);
    }

    @Test
    @Tag("FB-026")
    void staysAsItIsOnceItIsRaised() {
        var id = withItem();
        var item = raise(sales(), id).extract().<String>path("items[0].id");

        put(sales(), PATH + "/" + id, "/items/" + item, item("更正"))
                .statusCode(409)
                .body("type", is("/problems/information-item-raised"));
        put(sales(), PATH + "/" + id, "/items/" + item + "/removal", Map.of("reason", "重复"))
                .statusCode(409);
    }

    @Test
    void isChangedByNoCustomerAuditorOrAdministrator() {
        var id = withItem();
        var item = show(id).extract().<String>path("items[0].id");

        for (var stranger : List.of(customer(ours), auditor(), Tokens.of("root").roles("admin"))) {
            var request = as(stranger).header("If-Match", "*");
            request.body(item("更正"))
                    .put(PATH + "/" + id + "/items/" + item)
                    .then()
                    .statusCode(403);
            request.body(Map.of("reason", "重复"))
                    .put(PATH + "/" + id + "/items/" + item + "/removal")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    @Tag("X-004")
    void givesOutNoNumberForWhatIsRefused() {
        var id = withItem();
        var feedback = nextFeedback();
        as(sales())
                .header("If-Match", "\"99\"")
                .put(PATH + "/" + id + "/feedbacks")
                .then()
                .statusCode(412);
        assertThat(nextFeedback()).isEqualTo(feedback + 1);

        var closed = recorded(sales(), information(ours, "opinion", "oral"));
        var sheet = number(passOn(sales(), closed, "quality").extract().path("contactSheets[0].number"));
        put(headOfSales(), PATH + "/" + closed, "/closure", Map.of("reason", "重复"))
                .statusCode(200);
        passOn(sales(), closed, "quality").statusCode(409);
        assertThat(number(passOn(sales(), id, "quality").extract().path("contactSheets[0].number")))
                .isEqualTo(sheet + 1);
    }

    private String withItem() {
        var body = information("visit-report", ours);
        body.put("items", List.of(item("线盘破损")));
        return recorded(sales(), body);
    }

    private static Map<String, Object> item(String subject) {
        var item = new HashMap<String, Object>();
        item.put("subject", subject);
        item.put("content", "详见走访报告。");
        return item;
    }

    /** As if the procedure for feedbacks had known a class z when the item was written down. */
    private void outdateClassOfLast(String id) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update information_record set items = jsonb_set(items::jsonb, '{-1,feedbackClass}', '"z"')::text
                        where id = ?::uuid""")) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    /** Registers one to see how far the numbers have come. */
    private int nextFeedback() {
        return number(FeedbackRequests.register(FeedbackRequests.sales(), FeedbackRequests.registration(ours))
                .then()
                .statusCode(201)
                .extract()
                .path("number"));
    }

    private static int number(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }
}
