package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.adopt;
import static io.qloop.feedback.information.InformationRequests.afterSales;
import static io.qloop.feedback.information.InformationRequests.announced;
import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.customer;
import static io.qloop.feedback.information.InformationRequests.enter;
import static io.qloop.feedback.information.InformationRequests.generalManager;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.period.Period;
import io.qloop.platform.period.PeriodBegan;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is collected at the end of a period. It is the fourth quarter of 2026. */
@ServiceTest
class InformationDigestTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    @Inject
    Event<PeriodBegan> began;

    @Inject
    CustomerFixture customers;

    @Inject
    InformationRecords records;

    @Inject
    InformationDigests digests;

    /** A customer of each test's own, so that no test counts another one's records. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    /** The periods end while the tests run, each once; so all of them look at the same digests. */
    private void ended(Period.Kind kind) {
        QuarkusTransaction.requiringNew()
                .run(() -> began.fire(
                        new PeriodBegan(Period.of(kind, NOW, SHANGHAI).next())));
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
        adopt("action-limit-85", "customer", ours);
        var special = brought("unanswered", "答复", true);
        var record = as(sales())
                .get("/api/v1/information-records/" + special)
                .then()
                .extract()
                .<String>path("number");
        var digest = new InformationDigest(
                Ids.next(),
                DigestPeriod.MONTH,
                "2026-11",
                ours,
                QuarkusTransaction.requiringNew().call(() -> List.of(records.get(UUID.fromString(special)))),
                0,
                NOW);
        QuarkusTransaction.requiringNew().run(() -> digests.persist(digest));

        var excel = document(digest.id().toString(), "xlsx", "zh");

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
            assertThat(cells(workbook, 1)).contains("答复");
            assertThat(cells(workbook, 2)).contains(record, "客户 " + ours, "新一季线盘要求", "未办结");
        }
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

    @Test
    void isNotForCustomers() {
        as(customer(ours)).get("/api/v1/information-digests").then().statusCode(403);
        as(sales())
                .get("/api/v1/information-digests/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private String brought(String kind, String category, boolean ofSpecialConcern) {
        var body = information(ours, kind, "telephone");
        body.put("fields", Map.of("detailedRecord", "客户来电", "category", category));
        var id = recorded(afterSales(), body);
        if (ofSpecialConcern) {
            enter(afterSales(), id, Map.of(), Map.of("of-special-concern", true));
        }
        return id;
    }
}
