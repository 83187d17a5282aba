package io.qloop.feedback.file;

import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.feedback.FeedbackScene;
import io.qloop.feedback.information.InformationRequests;
import io.qloop.feedback.product.ProductFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The file of a customer, and that of a product. */
@ServiceTest
@Tag("GW-006")
class FileResourceTest {

    @Inject
    CustomerFixture customers;

    @Inject
    ProductFixture products;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String ours = "C-" + mark;
    private final String product = "P-" + mark;

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH, "buyer-" + mark + "@example.com");
        products.known(product);
    }

    @Test
    void showsTheFeedbacksOfACustomerWithTheirSolutionsVisitsAndInformation() {
        var solved = FeedbackScene.closed(ours);
        var report = InformationRequests.recorded(
                InformationRequests.sales(), InformationRequests.information("visit-report", ours));
        creating(sales())
                .body(Map.of("customerId", ours, "plannedOn", "2026-12-01", "visitor", "李工", "purpose", "年度走访"))
                .post("/api/v1/visit-plans")
                .then()
                .statusCode(201);

        ofCustomer("")
                .body("customer.name.zh", is("客户 " + ours))
                .body("customer.contacts", contains("buyer-" + mark + "@example.com"))
                .body("counts", hasSize(1))
                .body("counts[0].year", is(2026))
                .body("counts[0].class", is("d"))
                .body("counts[0].feedbacks", is(1))
                .body("visits.purpose", contains("年度走访"))
                .body("information.id", contains(report))
                .body("feedbacks.items.id", contains(solved))
                .body("feedbacks.items[0].measures[0].text", is("更换线盘"))
                .body("feedbacks.items[0].measures[0].status", is("completed"))
                .body("feedbacks.items[0].effect.zh", is("结案"))
                .body("feedbacks.items[0].satisfaction.zh", is("满意"))
                .body("feedbacks.items[0].status", is("closed"))
                .body("feedbacks.items[0].successor", nullValue());
    }

    @Test
    void isWalkedPageByPage() {
        var all = List.of(registered(ours), registered(ours), registered(ours));

        var walked = new ArrayList<String>();
        var page = ofCustomer("?limit=2").body("feedbacks.next", notNullValue()).extract();
        walked.addAll(page.path("feedbacks.items.id"));
        walked.addAll(ofCustomer("?limit=2&after=" + page.path("feedbacks.next"))
                .body("feedbacks.next", nullValue())
                .extract()
                .path("feedbacks.items.id"));

        assertThat(walked).containsExactlyInAnyOrderElementsOf(all);
        as(sales()).get(customerFile() + "?limit=101").then().statusCode(400);
    }

    @Test
    void showsWhereAProductWentAndWhatBecameOfIt() {
        var lot = "L-" + mark;
        deliver(lot);
        var body = registration(ours, "productId", product);
        body.put("lot", lot);
        var id = reported(body);
        act(sales(), id, "return-request", Map.of("reason", "整批退货")).statusCode(200);
        var number = opened(id);

        await().untilAsserted(() -> ofProduct()
                .body("feedbacks.items[0].successor.number", is(number))
                .body("lots.lot", contains(lot)));

        ofProduct()
                .body("product.name.en", is("Product " + product))
                .body("lotsInAll", is(1))
                .body("lots[0].deliveries", is(1))
                .body("lots[0].customers", contains(ours))
                .body("feedbacks.items.id", contains(id))
                .body("feedbacks.items[0].successor.kind", is("return"))
                .body("feedbacks.items[0].lot", is(lot));
    }

    @Test
    void isWrittenAsPdf() throws IOException {
        FeedbackScene.closed(ours);
        deliver("L-" + mark);
        await().untilAsserted(() -> ofProduct().body("lotsInAll", is(1)));

        assertThat(pdf(customerFile()))
                .contains("客户档案 " + ours)
                .contains("buyer-" + mark + "@example.com")
                .contains("更换线盘")
                .contains("非受控");
        assertThat(pdf(productFile())).contains("售后服务档案 " + product).contains("L-" + mark);
    }

    @Test
    @Tag("GW-008")
    void isForOurOwnPeopleOnly() {
        for (var file : List.of(customerFile(), productFile())) {
            for (var as : List.of("", "/pdf")) {
                as(auditor()).get(file + as).then().statusCode(200);
                as(customer(ours)).get(file + as).then().statusCode(403);
                as(Tokens.of("erp").roles("system")).get(file + as).then().statusCode(403);
            }
        }
        as(sales())
                .get("/api/v1/customers/C-none/file")
                .then()
                .statusCode(404)
                .body("type", is("/problems/customer-not-found"));
        as(sales())
                .get("/api/v1/products/P-none/file")
                .then()
                .statusCode(404)
                .body("type", is("/problems/product-not-found"));
    }

    private String customerFile() {
        return "/api/v1/customers/" + ours + "/file";
    }

    private String productFile() {
        return "/api/v1/products/" + product + "/file";
    }

    private ValidatableResponse ofCustomer(String query) {
        return as(sales()).get(customerFile() + query).then().statusCode(200);
    }

    private ValidatableResponse ofProduct() {
        return as(sales()).get(productFile()).then().statusCode(200);
    }

    private static String pdf(String file) throws IOException {
        var bytes = as(auditor())
                .header("Accept-Language", "zh")
                .get(file + "/pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private void deliver(String lot) {
        try (var kafka = new KafkaProbe()) {
            kafka.send(
                    "erp.deliveries",
                    "erp.goods-delivered.v1",
                    "/erp",
                    "DN-" + mark,
                    Map.of(
                            "deliveryNote",
                            "DN-" + mark,
                            "customerId",
                            ours,
                            "site",
                            "suzhou",
                            "promisedAt",
                            "2026-11-20T02:00:00Z",
                            "deliveredAt",
                            "2026-11-20T02:00:00Z",
                            "lines",
                            List.of(Map.of(
                                    "line", 1, "productId", product, "lot", lot, "quantity", 500, "unit", "kg"))));
        }
    }

    /** returns-service has opened the return of a feedback; answers its number. */
    private String opened(String feedback) {
        var number = "RR-2026-" + mark.toUpperCase();
        var id = Ids.next().toString();
        try (var kafka = new KafkaProbe()) {
            kafka.send(
                    "qloop.returns",
                    "qloop.returns.return-opened.v1",
                    "/qloop/returns",
                    id,
                    Map.of(
                            "returnId",
                            id,
                            "number",
                            number,
                            "customerId",
                            ours,
                            "subject",
                            "标签与实物不符",
                            "origin",
                            Map.of("kind", "feedback", "id", feedback, "number", "FB-2026-000001"),
                            "openedAt",
                            "2026-11-25T02:00:00Z"));
        }
        return number;
    }
}
