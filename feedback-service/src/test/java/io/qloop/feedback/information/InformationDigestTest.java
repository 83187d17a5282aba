package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.PATH;
import static io.qloop.feedback.information.InformationRequests.PROCEEDINGS;
import static io.qloop.feedback.information.InformationRequests.adopt;
import static io.qloop.feedback.information.InformationRequests.afterSales;
import static io.qloop.feedback.information.InformationRequests.announced;
import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.creating;
import static io.qloop.feedback.information.InformationRequests.customer;
import static io.qloop.feedback.information.InformationRequests.enter;
import static io.qloop.feedback.information.InformationRequests.generalManager;
import static io.qloop.feedback.information.InformationRequests.headOfSales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.put;
import static io.qloop.feedback.information.InformationRequests.record;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static io.qloop.feedback.information.InformationRequests.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.period.Period;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is collected at the end of a period. It is the fourth quarter of 2026. */
@ServiceTest
class InformationDigestTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    @Inject
    DigestInformation digestInformation;

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

    /** The periods end while the tests run, each once; so all of them look at the same digests. */
    private void ended(Period.Kind kind) {
        ended(kind, NOW);
    }

    private void ended(Period.Kind kind, Instant within) {
        digestInformation.periodBegan(Period.of(kind, within, SHANGHAI).next());
    }

    @AfterEach
    void today() {
        FixedClock.is(FixedClock.NOW);
    }

    @Test
    @Tag("FB-045")
    @Tag("NT-021")
    void collectsTheComplaintsOfAQuarterAndReportsThoseOfSpecialConcern() throws Exception {
        adopt("action-limit-85", "customer", ours);
        var conduct = brought("staff-conduct", "安装", false);
        var special = brought("unanswered", "答复", true);
        // A need is not collected by the quarter.
        recorded(sales(), information(ours, "needs", "order"));

        ended(Period.Kind.QUARTER);

        var digest = as(generalManager())
                .get("/api/v1/information-digests?period=2026-Q4&procedure=action-limit-85")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                // Other tests may have recorded complaints as well, but nothing else.
                .body("items[0].recorded", greaterThanOrEqualTo(2))
                .body("items[0].carriedOver", is(0))
                .body("items[0].groups.kind", hasItems("staff-conduct", "unanswered"))
                .body("items[0].groups.kind", not(hasItem("needs")))
                .body("items[0].groups.category", hasItems("安装", "答复"))
                .body("items[0].concerns", contains(special))
                .extract()
                .<String>path("items[0].id");
        as(sales())
                .get("/api/v1/information-digests/" + digest)
                .then()
                .statusCode(200)
                .body("period", is("2026-Q4"));
        var event = announced("qloop.feedback.information-digested.v1", digest);
        assertThat(event.path("period").asText()).isEqualTo("2026-Q4");
        assertThat(event.at("/concerns/0/recordId").asText()).isEqualTo(special);
        assertThat(StreamSupport.stream(event.path("lines").spliterator(), false)
                        .map(line -> line.at("/name/en").asText()))
                .contains("Left unanswered or long unresolved");
        assertThat(conduct).isNotEqualTo(special);

        // Told again, nothing is made twice.
        ended(Period.Kind.QUARTER);
        as(sales())
                .get("/api/v1/information-digests?period=2026-Q4&procedure=action-limit-85")
                .then()
                .body("items", hasSize(1));
        try (var kafka = new KafkaProbe()) {
            assertThat(kafka.await(
                            "qloop.feedback",
                            heard -> heard.type().equals("qloop.feedback.information-digested.v1")
                                    && heard.data().path("procedure").asText().equals("action-limit-85"),
                            1))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("FB-036")
    void summarisesTheReturnVisitsOfAYear() {
        adopt("annual-pdca", "customer", ours);
        var body = information(ours, "oral", "visit");
        body.put("facts", List.of("return-visit"));
        body.put("fields", Map.of("phase", "售后", "visitRecord", "运行正常"));
        recorded(sales(), body);

        ended(Period.Kind.YEAR);

        as(auditor())
                .get("/api/v1/information-digests?period=2026&procedure=annual-pdca")
                .then()
                .statusCode(200)
                .body("items[0].recorded", greaterThanOrEqualTo(1));
    }

    @Test
    @Tag("FB-036")
    void collectsWhatItsProcedureWantsInSeveralPeriodsInEachOfThem() {
        var may = Instant.parse("2024-05-20T02:00:00Z");
        FixedClock.is(may);
        adoptWithQuarter("annual-pdca");
        var body = information(ours, "oral", "visit");
        body.put("occurredAt", "2024-05-20T01:00:00Z");
        body.put("facts", List.of("return-visit"));
        recorded(sales(), body);

        for (var kind : List.of(Period.Kind.QUARTER, Period.Kind.YEAR)) {
            ended(kind, may);
            as(auditor())
                    .get("/api/v1/information-digests?procedure=annual-pdca&period="
                            + Period.of(kind, may, SHANGHAI).code())
                    .then()
                    .body("items.recorded", contains(1));
        }
        ended(Period.Kind.QUARTER, Instant.parse("2024-08-20T02:00:00Z"));
        as(auditor())
                .get("/api/v1/information-digests?procedure=annual-pdca&period=2024-Q3")
                .then()
                .body("items.recorded", contains(0))
                .body("items.carriedOver", contains(1));
    }

    /** The tests list ten and announce three of each. */
    @Test
    @Tag("FB-045")
    void countsAllAndNamesTheFirstHoweverMuchWasHeard() {
        var may = Instant.parse("2025-05-20T02:00:00Z");
        FixedClock.is(may);
        adopt("action-limit-85", "customer", ours);
        var records = new ArrayList<String>();
        for (var i = 0; i < 12; i++) {
            var body = heard("unanswered", "答复 " + i);
            body.put("facts", List.of("of-special-concern"));
            records.add(recorded(afterSales(), body));
        }
        records.add(recorded(afterSales(), heard("unanswered", "答复 11")));
        records.add(recorded(afterSales(), heard("staff-conduct", null)));

        ended(Period.Kind.QUARTER, may);

        var digest = as(auditor())
                .get("/api/v1/information-digests?procedure=action-limit-85&period=2025-Q2")
                .then()
                .body("items.recorded", contains(14))
                .body("items.open", contains(14))
                .body("items[0].groupCount", is(13))
                .body("items[0].groups", hasSize(10))
                .body("items[0].groups[0].category", is("答复 11"))
                .body("items[0].groups[0].recorded", is(2))
                .body("items[0].concernCount", is(12))
                .body("items[0].concerns", hasSize(10))
                .extract()
                .<String>path("items[0].id");
        var event = announced("qloop.feedback.information-digested.v1", digest);
        assertThat(event.path("lineCount").asInt()).isEqualTo(13);
        assertThat(event.path("lines")).hasSize(3);
        assertThat(event.path("concernCount").asInt()).isEqualTo(12);
        assertThat(event.path("concerns")).hasSize(3);
        records.forEach(InformationDigestTest::isOver);
    }

    @Test
    @Tag("FB-045")
    void isCountedByAFewWords() {
        adopt("action-limit-85", "customer", ours);
        record(afterSales(), heard("unanswered", "长".repeat(201)))
                .then()
                .statusCode(422)
                .body("type", is("/problems/information-category-too-long"))
                .body("errors.field", contains("fields.category"));
        var id = recorded(afterSales(), heard("unanswered", "长".repeat(200)));

        put(afterSales(), PROCEEDINGS + id, "/entries", Map.of("fields", Map.of("category", "长".repeat(201))))
                .statusCode(422)
                .body("type", is("/problems/information-category-too-long"));

        show(id).body("category", is("长".repeat(200)));
    }

    @Test
    @Tag("AH-81")
    void namesNobodyWhoWasErased() throws SQLException {
        var name = "Xu Hongmei";
        var august = Instant.parse("2025-08-20T02:00:00Z");
        FixedClock.is(august);
        adopt("action-limit-85", "customer", ours);
        isOver(recorded(afterSales(), heard("unanswered", "Complaints of " + name)));
        ended(Period.Kind.QUARTER, august);
        FixedClock.is(FixedClock.NOW);
        var aboutNobody = information(null, "opinion", "media");
        aboutNobody.put("content", name + " was quoted.");
        var announcement = recorded(sales(), aboutNobody);
        var others = "C-" + UUID.randomUUID().toString().substring(0, 8);
        customers.known(others, Language.ZH);
        var ofOthers = information(others, "opinion", "oral");
        ofOthers.put(
                "items",
                List.of(Map.of("subject", "Ask " + name, "content", name + " has seen it too.", "customerId", ours)));
        var withItem = recorded(sales(), ofOthers);
        var notOurs = information(others, "opinion", "oral");
        notOurs.put("content", name + " of another customer.");
        var untouched = recorded(sales(), notOurs);

        creating(Tokens.of("admin").roles("admin"))
                .body(Map.of("customerId", ours, "name", name, "reason", "letter of 2026-11-20"))
                .post("/api/v1/services/feedback/erasures")
                .then()
                .statusCode(201);

        as(auditor())
                .get("/api/v1/information-digests?procedure=action-limit-85&period=2025-Q3")
                .then()
                .body("items[0].groups.category", everyItem(startsWith("Complaints of Person-")));
        show(announcement).body("content", startsWith("Person-"));
        show(withItem).body("items[0].subject", startsWith("Ask Person-"));
        show(untouched).body("content", startsWith(name));
        assertThat(casesNaming(name)).containsExactly(untouched);
    }

    @Test
    void isNotForCustomers() {
        as(customer(ours)).get("/api/v1/information-digests").then().statusCode(403);
        as(sales())
                .get("/api/v1/information-digests/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("X-012")
    @Tag("CP-077")
    void collectsTheOpinionsOfAHalfYearAndIsWrittenAsPdfAndExcel() throws Exception {
        adopt("half-year-all-customers", "customer", ours);
        recorded(sales(), information(ours, "after-delivery", "telephone"));

        ended(Period.Kind.HALF_YEAR);

        var digest = as(generalManager())
                .get("/api/v1/information-digests?period=2026-H2&procedure=half-year-all-customers")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].periodKind", is("half-year"))
                .body("items[0].groups.kind", hasItem("after-delivery"))
                .extract()
                .<String>path("items[0].id");
        try (var document = Loader.loadPDF(document(digest, "pdf", "zh"))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("顾客信息汇总 2026-H2", "顾客满意度评价控制程序", "产品交付后的反馈", "以前期间未办结")
                    .contains("顾客特别关注", "非受控");
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(document(digest, "xlsx", "en")))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("Figures", "By kind and category", "Of special concern");
            assertThat(cells(workbook, 0)).contains("Period", "2026-H2", "Recorded");
            assertThat(cells(workbook, 1)).contains("Kind", "Category", "Feedback after delivery");
            assertThat(cells(workbook, 2)).containsExactly("Number", "Customer", "Heard at", "Subject", "State");
        }
        for (var as : List.of("pdf", "xlsx")) {
            as(customer(ours)).get(file(digest, as)).then().statusCode(403);
            as(sales()).get(file(UUID.randomUUID().toString(), as)).then().statusCode(404);
        }
    }

    @Test
    @Tag("FB-045")
    void printsWhatCustomersAreEspeciallyConcernedAbout() throws Exception {
        var february = Instant.parse("2026-02-20T02:00:00Z");
        FixedClock.is(february);
        adopt("action-limit-85", "customer", ours);
        var body = heard("unanswered", "答复");
        body.put("facts", List.of("of-special-concern"));
        var special = recorded(afterSales(), body);
        ended(Period.Kind.QUARTER, february);
        var digest = as(auditor())
                .get("/api/v1/information-digests?procedure=action-limit-85&period=2026-Q1")
                .then()
                .extract()
                .<String>path("items[0].id");
        var number = show(special).extract().<String>path("number");

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(document(digest, "xlsx", "zh")))) {
            assertThat(cells(workbook, 1)).contains("答复");
            assertThat(cells(workbook, 2)).contains(number, "客户 " + ours, "新一季线盘要求", "未办结");
        }
        isOver(special);
    }

    private static String file(String digest, String kind) {
        return "/api/v1/information-digests/" + digest + "/" + kind;
    }

    private static byte[] document(String digest, String kind, String language) {
        return as(auditor())
                .header("Accept-Language", language)
                .get(file(digest, kind))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static List<String> cells(ReadableWorkbook workbook, int sheet) throws IOException {
        return workbook.getSheet(sheet).orElseThrow().read().stream()
                .flatMap(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()))
                .toList();
    }

    private String brought(String kind, String category, boolean ofSpecialConcern) {
        var id = recorded(afterSales(), heard(kind, category));
        if (ofSpecialConcern) {
            enter(afterSales(), id, Map.of(), Map.of("of-special-concern", true));
        }
        return id;
    }

    /** Not carried over into what other tests look at. */
    private static void isOver(String id) {
        put(headOfSales(), PATH + "/" + id, "/closure", Map.of("reason", "已办结")).statusCode(200);
    }

    /** Heard before any time at which a test may be. */
    private Map<String, Object> heard(String kind, String category) {
        var body = information(ours, kind, "telephone");
        body.put("occurredAt", "2024-01-10T01:00:00Z");
        var fields = new HashMap<String, String>(Map.of("detailedRecord", "客户来电"));
        if (category != null) {
            fields.put("category", category);
        }
        body.put("fields", fields);
        return body;
    }

    /** A version of the document, for our customer, that wants what it wants by the year by the quarter as well. */
    private void adoptWithQuarter(String document) {
        var procedures = "/api/v1/services/feedback/procedures";
        var admin = Tokens.of("root").roles("admin");
        adopt(document, "customer", ours);
        var latest = as(admin).get(procedures + "/" + document + "/versions/1");
        Map<String, Object> content = latest.jsonPath().getMap("content");
        @SuppressWarnings("unchecked") // as the JSON stands there
        var milestones = (List<Map<String, Object>>) content.get("milestones");
        var byQuarter = new HashMap<>(milestones.getFirst());
        byQuarter.put("code", "quarterly-visit");
        byQuarter.put("length", "1 quarter-ends");
        milestones.add(byQuarter);
        var version = as(admin)
                .header("If-Match", latest.header("ETag"))
                .body(Map.of("content", content, "reason", "与客户约定", "mark", "2/A", "application", "CA-1"))
                .put(procedures + "/" + document)
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("number");
        creating(admin)
                .body(Map.of(
                        "procedure",
                        document,
                        "number",
                        version,
                        "scope",
                        Map.of("kind", "customer", "key", ours),
                        "reason",
                        "与客户约定"))
                .post(procedures + "/adoptions")
                .then()
                .statusCode(201);
    }

    /** The records whose trail still names somebody. */
    private List<String> casesNaming(String name) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select distinct case_id from audit_entry
                        where entity in ('InformationRecord', 'InformationDigest') and strpos(entry::text, ?) > 0""")) {
            select.setString(1, name);
            var cases = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    cases.add(rows.getString(1));
                }
            }
            return cases;
        }
    }
}
