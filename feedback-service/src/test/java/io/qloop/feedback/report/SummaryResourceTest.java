package io.qloop.feedback.report;

import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.period.Period;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A September as it is summed up while it runs, at its end, and later as of then. */
@ServiceTest
class SummaryResourceTest {

    private static final String SUMMARIES = "/api/v1/feedbacks/summaries";
    private static final String SEPTEMBER = SUMMARIES + "/2026-09";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    CustomerFixture customers;

    @Inject
    SummariseMonth summariseMonth;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @AfterEach
    void today() {
        FixedClock.is(FixedClock.NOW);
    }

    @Test
    @Tag("AH-73")
    @Tag("FB-024")
    void hasTheSameNumbersForThePastWhateverHappensLater() {
        at("2026-08-20T02:00:00Z");
        var old = received("c", "2026-08-20T01:00:00Z");
        at("2026-09-10T02:00:00Z");
        var first = received("a", "2026-09-10T01:00:00Z");
        var second = received("c", "2026-09-10T01:30:00Z");
        at("2026-09-20T02:00:00Z");
        enter(first, Map.of("fields", Map.of("firstEvaluation", "有效", "customerSatisfaction", "satisfied")));
        enter(second, Map.of("class", "b", "reason", "更严重"));
        withdraw(second);
        at("2026-10-05T02:00:00Z");

        var early = summary("?asOf=2026-09-12T00:00:00Z");
        var later = summary("?asOf=2026-09-25T00:00:00Z");
        var end = summary("");

        var group = "figures.byCustomer.'" + ours + "'.";
        assertThat(early.getInt(group + "received")).isEqualTo(2);
        assertThat(early.getInt(group + "unfinished")).isEqualTo(2);
        assertThat(line(early, first)).containsEntry("class", "a").doesNotContainKey("effect");
        // One working day for the form, which was never sent.
        assertThat(line(early, first)).containsEntry("late", true);
        assertThat(line(early, second)).containsEntry("class", "c").containsEntry("late", false);
        assertThat(line(early, old)).containsEntry("belongs", "carried-over");
        assertThat(later.getInt(group + "unfinished")).isEqualTo(1);
        assertThat(line(later, first))
                .containsEntry("effect", Map.of("zh", "有效", "en", "有效"))
                .containsEntry("satisfaction", Map.of("zh", "满意", "en", "Satisfied"));
        assertThat(line(later, second)).isNull();
        assertThat(end.getString("asOf")).isEqualTo("2026-09-30T16:00:00Z");

        withdraw(first);
        withdraw(old);
        enterDenied(first);

        assertThat(summary("?asOf=2026-09-12T00:00:00Z").prettify()).isEqualTo(early.prettify());
        assertThat(summary("?asOf=2026-09-25T00:00:00Z").prettify()).isEqualTo(later.prettify());
        assertThat(summary("").prettify()).isEqualTo(end.prettify());
        at("2026-10-05T02:00:01Z");
        var since = summary("?asOf=2026-10-05T02:00:01Z");
        assertThat(since.getInt(group + "unfinished")).isZero();
        assertThat(line(since, old)).isNull();
    }

    @Test
    @Tag("FB-024")
    @Tag("NT-004")
    @Tag("X-012")
    void reportsAMonthByItselfAtItsEndOnce() {
        at("2026-07-10T02:00:00Z");
        var open = received("a", "2026-07-10T01:00:00Z");
        at("2026-07-31T16:00:20Z");

        begin("2026-08-01");
        begin("2026-08-01");

        try (var kafka = new KafkaProbe()) {
            var told = kafka.await(
                    "qloop.feedback",
                    heard -> heard.type().equals("qloop.feedback.month-summarised.v1")
                            && heard.data().path("month").asText().equals("2026-07"),
                    1);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().data().path("asOf").asText()).isEqualTo("2026-07-31T16:00:00Z");
            assertThat(told.getFirst().data().path("items").findValuesAsText("feedbackId"))
                    .contains(open);
        }
        var reported =
                as(quality()).get(SUMMARIES).then().statusCode(200).extract().jsonPath();
        Map<String, Object> july = reported.getMap("items.find { it.month == '2026-07' }.figures");
        assertThat(july)
                .isEqualTo(as(quality()).get(SUMMARIES + "/2026-07").jsonPath().getMap("figures"));
        assertThat(reported.getList("items.findAll { it.month == '2026-07' }")).hasSize(1);
    }

    @Test
    void isAnExcelFileWithAllFeedbacksAndTheEmphasisedOnes() throws Exception {
        at("2026-06-10T02:00:00Z");
        var body = registration(ours, "subject", "=1+1 线盘毛刺");
        body.put("receivedAt", "2026-06-10T01:00:00Z");
        var number = register(sales(), body).then().statusCode(201).extract().<String>path("number");
        at("2026-07-05T02:00:00Z");

        var answer = as(sales())
                .header("Accept-Language", "zh")
                .get(SUMMARIES + "/2026-06/xlsx")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("filename*=UTF-8''%E5%BD%93%E6%9C%88"))
                .extract()
                .asByteArray();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("汇总数据", "按类别", "按部门", "按客户", "强调事项", "客户反馈");
            assertThat(workbook.findSheet("按客户").orElseThrow().read())
                    .anySatisfy(row -> assertThat(row.getCellText(0)).isEqualTo("客户 " + ours + "（" + ours + "）"));
            for (var name : new String[] {"强调事项", "客户反馈"}) {
                assertThat(workbook.findSheet(name).orElseThrow().read()).anySatisfy(row -> {
                    assertThat(row.getCellText(0)).isEqualTo(number);
                    assertThat(row.getCellText(3)).isEqualTo("=1+1 线盘毛刺");
                });
            }
        }
    }

    @Test
    void isAPdf() throws Exception {
        at("2026-05-11T02:00:00Z");
        received("a", "2026-05-11T01:00:00Z");
        at("2026-06-05T02:00:00Z");

        var answer = as(sales())
                .header("Accept-Language", "en")
                .get(SUMMARIES + "/2026-05/pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("attachment; filename=\"Month-end summary 2026-05.pdf\""))
                .extract()
                .asByteArray();

        try (var document = Loader.loadPDF(answer)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Month-end summary 2026-05", "Emphasised items", "Customer " + ours, "UNCONTROLLED");
        }
    }

    @Test
    void isForOurOwnPeopleOnly() {
        for (var path : new String[] {"", "/2026-10", "/2026-10/xlsx", "/2026-10/pdf"}) {
            as(customer(ours)).get(SUMMARIES + path).then().statusCode(403);
            given().get(SUMMARIES + path).then().statusCode(401);
            as(sales()).get(SUMMARIES + path).then().statusCode(200);
        }
    }

    @Test
    void saysWhatIsWrongWithAMonth() {
        as(sales()).get(SUMMARIES + "/2026-13").then().statusCode(400).body("type", is("/problems/month-invalid"));
        as(sales())
                .get(SUMMARIES + "/2026-10?asOf=2027-01-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("type", is("/problems/summary-as-of-in-future"))
                .body("errors.field", hasItem(equalTo("asOf")));
    }

    private static void at(String moment) {
        FixedClock.is(Instant.parse(moment));
    }

    private String received(String ofClass, String receivedAt) {
        var body = registration(ours, "class", ofClass);
        body.put("receivedAt", receivedAt);
        return register(sales(), body).then().statusCode(201).extract().path("id");
    }

    private static void enter(String id, Map<String, Object> entries) {
        var proceeding = "/api/v1/services/feedback/proceedings/" + id;
        as(sales())
                .header("If-Match", as(sales()).get(proceeding).header("ETag"))
                .body(new HashMap<>(entries))
                .put(proceeding + "/entries")
                .then()
                .statusCode(200);
    }

    /** What is over stays as it is. */
    private static void enterDenied(String id) {
        as(sales())
                .header("If-Match", "*")
                .body(Map.of("fields", Map.of("firstEvaluation", "无效")))
                .put("/api/v1/services/feedback/proceedings/" + id + "/entries")
                .then()
                .statusCode(409);
    }

    private static void withdraw(String id) {
        act(sales(), id, "withdrawal", Map.of("reason", "客户撤回")).statusCode(200);
    }

    private static JsonPath summary(String query) {
        return as(sales())
                .get(SEPTEMBER + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> line(JsonPath summary, String id) {
        return summary.getMap("items.find { it.id == '" + id + "' }");
    }

    private void begin(String day) {
        summariseMonth.periodBegan(new Period(Period.Kind.MONTH, LocalDate.parse(day), SHANGHAI));
    }
}
