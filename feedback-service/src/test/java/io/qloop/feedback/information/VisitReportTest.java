package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.DEADLINES;
import static io.qloop.feedback.information.InformationRequests.PATH;
import static io.qloop.feedback.information.InformationRequests.addItem;
import static io.qloop.feedback.information.InformationRequests.afterSales;
import static io.qloop.feedback.information.InformationRequests.announced;
import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.enter;
import static io.qloop.feedback.information.InformationRequests.headOfSales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.proceeding;
import static io.qloop.feedback.information.InformationRequests.production;
import static io.qloop.feedback.information.InformationRequests.put;
import static io.qloop.feedback.information.InformationRequests.raise;
import static io.qloop.feedback.information.InformationRequests.record;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static io.qloop.feedback.information.InformationRequests.show;
import static io.qloop.feedback.information.InformationRequests.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A visit report, from the visit to the feedbacks that its key items become. */
@ServiceTest
class VisitReportTest {

    @Inject
    CustomerFixture customers;

    /** A customer of each test's own, so that no test counts another one's records. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-025")
    void isDueThreeWorkingDaysAfterTheVisit() {
        var id = recorded(sales(), information("visit-report", ours));

        // Visited on a Friday; the third day of work after it is the Wednesday.
        show(id).body("dueAt", equalTo("2026-11-25T09:30:00Z")).body("number", startsWith("VR-2026-"));
        as(sales())
                .get(DEADLINES + id)
                .then()
                .body("items.milestone", contains("report"))
                .body("items[0].startEvent", equalTo("visit-ended"));

        submitted(id);
        as(sales()).get(DEADLINES + id).then().body("items.status", contains("met"));
        show(id).body("dueAt", nullValue());
    }

    @Test
    @Tag("FB-026")
    void setsOutNewRequirementsComparisonAndSatisfaction() {
        var id = recorded(sales(), information("visit-report", ours));

        take(sales(), id, "submitted")
                .statusCode(409)
                .body("errors.field", contains("newRequirements", "comparison", "satisfaction"));

        compared(id);
        enter(sales(), id, Map.of("newRequirements", "线盘可回收", "satisfaction", "较满意，交期仍需改善"));
        take(sales(), id, "submitted").statusCode(200);

        show(id).body("comparisons.competitor", contains("甲公司", "甲公司", "Rhine Wire"))
                .body("comparisons.topic", contains("价格", "交货", "quality"))
                .body("comparisons.standing", contains("worse", "equal", "better"));
        proceeding(id)
                .body(
                        "fields.find { it.code == 'comparison' }.value",
                        equalTo("甲公司 – 价格: 逊于对方 / worse than theirs (低 3%)\n甲公司 – 交货: 相当 / equal\n"
                                + "Rhine Wire – quality: 优于对方 / better than theirs"))
                .body("fields.find { it.code == 'comparison' }.heldByCase", is(true));
    }

    @Test
    void comparesNoCompetitorTwiceInOneRespect() {
        var twice = Map.of("competitor", "甲公司", "topic", "价格", "standing", "worse");
        var body = information("visit-report", ours);
        body.put("comparisons", List.of(twice, twice));

        record(sales(), body)
                .then()
                .statusCode(422)
                .body("type", is("/problems/comparison-repeated"))
                .body("errors.field", contains("comparisons[1]"));
    }

    @Test
    @Tag("FB-026")
    @Tag("NT-005")
    void raisesItsKeyItemsAsFeedbacksLinkedBothWays() {
        var id = recorded(sales(), withItems());

        var raised = raise(sales(), id)
                .statusCode(200)
                .body("items.feedbackNumber", everyItem(startsWith("FB-")))
                .extract();
        var feedbacks = raised.<List<String>>path("items.feedbackId");
        assertThat(feedbacks).hasSize(2).doesNotHaveDuplicates();

        for (int i = 0; i < 2; i++) {
            as(sales())
                    .get("/api/v1/feedbacks/" + feedbacks.get(i))
                    .then()
                    .statusCode(200)
                    .body("origin.kind", is("visit-report"))
                    .body("origin.id", is(id))
                    .body("origin.item", is(raised.<String>path("items[" + i + "].id")))
                    .body("number", is(raised.<String>path("items[" + i + "].feedbackNumber")))
                    .body("channel", is("visit"))
                    .body("registeredBy", is("chen.sales"));
        }
        as(sales()).get("/api/v1/feedbacks/" + feedbacks.get(1)).then().body("responsibleFunction", is("technology"));
        var event = announced("qloop.feedback.feedback-registered.v1", feedbacks.getFirst());
        assertThat(event.at("/origin/kind").asText()).isEqualTo("visit-report");
        assertThat(event.at("/origin/id").asText()).isEqualTo(id);
        assertThat(event.at("/origin/item").asText()).isEqualTo(raised.path("items[0].id"));
    }

    @Test
    @Tag("FB-026")
    void raisesEachKeyItemOnce() {
        var id = recorded(sales(), withItems());
        var first = raise(sales(), id).extract().<List<String>>path("items.feedbackId");

        var again = raise(sales(), id).statusCode(200).extract().<List<String>>path("items.feedbackId");
        addItem(sales(), id, item("包装破损", "外箱有一处破损。")).statusCode(201);
        var third = raise(sales(), id).statusCode(200).extract().<List<String>>path("items.feedbackId");

        assertThat(again).isEqualTo(first);
        assertThat(third).startsWith(first.toArray(String[]::new)).hasSize(3).doesNotHaveDuplicates();
        as(sales()).get("/api/v1/feedbacks?customerId=" + ours).then().body("items.id", hasSize(3));
    }

    @Test
    @Tag("FB-026")
    @Tag("AH-02")
    void cannotEndWhileAKeyItemIsNotRaised() {
        var id = recorded(sales(), withItems());
        submitted(id);

        proceeding(id).body("next[0].code", is("items-raised")).body("next[0].missing.at", contains("keyItems"));
        take(sales(), id, "items-raised").statusCode(409).body("errors.field", contains("keyItems"));
        put(headOfSales(), PATH + "/" + id, "/closure", Map.of("reason", "无后续"))
                .statusCode(409)
                .body("type", is("/problems/information-items-open"))
                .body("errors.field", contains("items[0]", "items[1]"))
                .body("errors.rule", everyItem(is("key-item-raised")));

        raise(sales(), id).statusCode(200);
        take(sales(), id, "items-raised").statusCode(200);
        show(id).body("status", is("closed")).body("closedAt", notNullValue());
        addItem(sales(), id, item("太晚", "报告已结束。")).statusCode(409).body("type", is("/problems/information-closed"));
    }

    @Test
    @Tag("FB-026")
    void endsWithoutFeedbacksWhereNothingIsToBeImproved() {
        var id = recorded(sales(), information("visit-report", ours));
        submitted(id);

        take(sales(), id, "items-raised").statusCode(200);

        show(id).body("status", is("closed"));
    }

    @Test
    void isFollowedByNobodyButSalesAndAfterSales() {
        var id = recorded(sales(), information("visit-report", ours));
        compared(id);
        enter(sales(), id, Map.of("newRequirements", "无", "satisfaction", "满意"));

        take(production(), id, "submitted").statusCode(409).body("errors.rule", contains("missing-actor"));
        take(afterSales(), id, "submitted").statusCode(200);
    }

    private static void submitted(String id) {
        compared(id);
        enter(sales(), id, Map.of("newRequirements", "线盘可回收", "satisfaction", "较满意"));
        take(sales(), id, "submitted").statusCode(200);
    }

    private static void compared(String id) {
        put(
                        sales(),
                        PATH + "/" + id,
                        "",
                        Map.of(
                                "subject",
                                "走访",
                                "content",
                                "详见各项。",
                                "medium",
                                "visit",
                                "comparisons",
                                List.of(
                                        Map.of(
                                                "competitor",
                                                "甲公司",
                                                "topic",
                                                "价格",
                                                "standing",
                                                "worse",
                                                "remark",
                                                "低 3%"),
                                        Map.of("competitor", "甲公司", "topic", "交货", "standing", "equal"),
                                        Map.of("competitor", "Rhine Wire", "topic", "quality", "standing", "better"))))
                .statusCode(200);
    }

    private Map<String, Object> withItems() {
        var body = information("visit-report", ours);
        var second = item("工艺要求", "希望提供绷线试验数据。");
        second.put("kind", "process-technology");
        second.put("class", "b");
        body.put("items", List.of(item("线盘破损", "三只线盘边缘破裂。"), second));
        return body;
    }

    private static Map<String, Object> item(String subject, String content) {
        var item = new HashMap<String, Object>();
        item.put("subject", subject);
        item.put("content", content);
        return item;
    }
}
