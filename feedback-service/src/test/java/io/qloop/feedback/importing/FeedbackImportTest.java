package io.qloop.feedback.importing;

import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.importing.ImportRequests.errors;
import static io.qloop.feedback.importing.ImportRequests.read;
import static io.qloop.feedback.importing.ImportRequests.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.importing.CrashableTurns.Death;
import io.qloop.feedback.importing.CrashableTurns.Moment;
import io.qloop.feedback.product.ProductFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ServiceTest
class FeedbackImportTest {

    private static final String HEADINGS = "原编号,接收日期,反馈渠道,客户编号,产品编号,批号,类别,主题,反馈内容,责任职能,经办人,处理评价,状态,完成日期\n";
    private static final String FEEDBACKS = "/api/v1/feedbacks";

    /** More than a batch of an import holds in the tests. */
    private static final int MANY = 250;

    @Inject
    RunImports imports;

    @Inject
    CrashableTurns turns;

    @Inject
    CustomerFixture customers;

    @Inject
    ProductFixture products;

    @Inject
    DataSource database;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String ours = "C-" + mark;
    private final String number = "客诉2019-" + mark;
    private final String row = number + ",2019/3/5,电话," + ours + ",P-" + mark
            + ",L20190301-07,b,标签与实物不符,\"外箱标签线径 0.50 mm，\n实物 0.53 mm。\",质量,王工,客户满意,已关闭,2019年3月8日\n";

    @BeforeEach
    void masterData() throws IOException {
        // What other tests have sent and not waited for.
        imports.run();
        customers.known(ours, Language.ZH);
        products.known("P-" + mark);
    }

    @AfterEach
    void today() {
        FixedClock.is(FixedClock.NOW);
    }

    @Test
    @Tag("AH-06")
    void bringsAnOldFeedbackIntoRegisterAndSearchAsItEnded() throws Exception {
        var id = feedback(imported(HEADINGS + row));

        var importId = as(sales())
                .get(FEEDBACKS + "/" + id)
                .then()
                .statusCode(200)
                .body("number", is("old/" + number))
                .body("status", is("closed"))
                .body("channel", is("phone"))
                .body("class", is("b"))
                .body("receivedAt", is("2019-03-04T16:00:00Z"))
                .body("closedAt", is("2019-03-07T16:00:00Z"))
                .body("content", is("外箱标签线径 0.50 mm，\n实物 0.53 mm。"))
                .body("responsibleFunction", is("quality"))
                .body("registeredBy", is("王工"))
                .body("old.origin", is("old"))
                .body("old.number", is(number))
                .body("old.evaluation", is("客户满意"))
                .body("dueAt", nullValue())
                .extract()
                .<String>path("old.importId");
        for (var search :
                List.of("q=" + number, "q=客诉2019-" + mark.substring(0, 4), "q=old/" + number, "lot=L20190301-07")) {
            as(sales())
                    .get(FEEDBACKS + "?customerId=" + ours + "&" + search)
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id))
                    .body("items[0].handlingDepartment.zh", is("质控部"))
                    .body("items[0].importId", is(importId))
                    .body("items[0].completedAt", is("2019-03-07T16:00:00Z"));
        }
        as(customer(ours))
                .get(FEEDBACKS + "/" + id)
                .then()
                .statusCode(200)
                .body("old", nullValue())
                .body("registeredBy", nullValue());
    }

    @Test
    @Tag("AH-06")
    void startsNoClockAndTellsNobody() throws Exception {
        var words = "漆包线气味异常 " + mark;
        var id = feedback(imported(HEADINGS + row.replace("标签与实物不符", words)));
        var body = registration(ours, "productId", "P-" + mark);
        body.put("subject", words);
        var after = register(sales(), body).<String>path("id");

        for (var table : List.of(
                "deadline where case_id = ",
                "proceeding where id::text = ",
                "number_issued where record_id::text = ")) {
            assertThat(count("select count(*) from " + table + "'" + id + "'"))
                    .as(table)
                    .isZero();
        }
        try (var kafka = new KafkaProbe()) {
            kafka.await("qloop.feedback", "qloop.feedback.feedback-registered.v1", after);
            assertThat(kafka.all("qloop.feedback").stream().filter(heard -> id.equals(heard.key())))
                    .isEmpty();
        }
        as(quality())
                .get(FEEDBACKS + "/" + after + "/similar")
                .then()
                .statusCode(200)
                .body(containsString("old/" + number));
        act(quality(), id, "reopening", Map.of("reason", "不对"))
                .statusCode(409)
                .body("type", is("/problems/feedback-imported"));
        assertThat(count("select count(*) from audit_entry where case_id = '" + id + "' and action = 'INSERTED'"))
                .isEqualTo(1);
    }

    /** The summary of its own month has it as of now; the month of the import does not. */
    @Test
    void belongsToItsOwnMonthOnly() throws Exception {
        imported(HEADINGS + row);

        FixedClock.is(FixedClock.NOW.plusSeconds(60));
        var now = "?asOf=2026-11-25T02:00:30Z";
        receivedInSummaryOf("2019-03" + now, is(1));
        receivedInSummaryOf("2019-03", nullValue());
        receivedInSummaryOf("2026-11" + now, nullValue());
    }

    private void receivedInSummaryOf(String month, Matcher<?> number) {
        as(sales())
                .get(FEEDBACKS + "/summaries/" + month)
                .then()
                .statusCode(200)
                .body("figures.byCustomer.'" + ours + "'.received", number);
    }

    @Test
    @Tag("AH-06")
    void knowsTheSameFeedbackAgainAndRefusesAnotherContent() throws Exception {
        imported(HEADINGS + row);
        var again = taken("kind=feedbacks", HEADINGS + row);
        var otherRegister = taken("kind=feedbacks&origin=crm", HEADINGS + row);
        var other = taken(
                "kind=feedbacks",
                HEADINGS + row.replace("L20190301-07", "L20190301-08").replace("王工", "李工"));
        imports.run();

        read(again)
                .body("state", is("completed"))
                .body("counts.unchanged", is(1))
                .body("counts.written", is(0));
        read(otherRegister).body("counts.written", is(1));
        read(other).body("state", is("refused")).body("counts.refused", is(1));
        assertThat(errors(other, "zh"))
                .contains("\"2\",\"批号\",\"L20190301-08\",\"与已有的反馈 old/" + number + " 不一致；已记录的内容不再修改\"")
                .contains("\"2\",\"经办人\",\"李工\"")
                .doesNotContain("主题");
    }

    @Test
    @Tag("AH-06")
    void namesRowColumnValueAndRuleOfEveryMistake() throws Exception {
        var id = taken(
                "kind=feedbacks",
                HEADINGS
                        + "A-1,2019-03-05,传真,%s,,,,主题,,,,,,2019-03-08\n".formatted(ours)
                        + "A-2,05/03/2019,电话,C-none,P-none,,,主题,,,,,,2019-03-08\n"
                        + "\"\nA-3\",2019-03-05,电话,%s,,,z,=HYPERLINK(\"\"x\"\"),,,,,,2019-03-01\n".formatted(ours)
                        + "A-4,2030-03-05,电话,C-none,P-none,,,主题,,,,,,2030-03-08\n"
                        + "A-5,2019-03-05,电话,%s,,,,%s,,,,,,2019-03-08\n".formatted(ours, "=" + "长".repeat(200)));
        imports.run();

        read(id).body("state", is("refused")).body("counts.rows", is(5)).body("counts.refused", is(5));
        assertThat(errors(id, "en").lines().skip(1).map(line -> line.split("\",\"")))
                .extracting(cells -> cells[0] + " " + cells[1])
                .containsExactly(
                        "\"2 Channel",
                        "\"3 Received on",
                        "\"4 Class",
                        "\"4 Closed on",
                        "\"5 Customer number",
                        "\"5 Product number",
                        "\"5 Received on",
                        "\"5 Closed on",
                        "\"6 Subject");
        assertThat(errors(id, "en"))
                .contains("must be one of: 电话 / Telephone", "\"'=长长", "must be one of the classes a, b");
    }

    @Test
    void readsNoFurtherWhenTooMuchIsWrong() throws Exception {
        var rows = IntStream.range(0, 350)
                .mapToObj(i -> "A-" + i + ",never,电话," + ours + ",,,,主题,,,,,,2019-03-08\n")
                .collect(Collectors.joining());
        var id = taken("kind=feedbacks", HEADINGS + rows);
        imports.run();

        read(id).body("state", is("refused")).body("counts.rows", is(100));
        assertThat(errors(id, "en")).contains("100 rows are not right; the rest was not read");
    }

    @Test
    void saysFromWhichRowOnAFileIsBroken() throws Exception {
        var id = taken("kind=feedbacks", HEADINGS + row + "\"A-2,2019-03-05\n");
        imports.run();

        read(id).body("state", is("refused")).body("counts.added", is(1));
        assertThat(errors(id, "en")).contains("\"3\",\"\",\"\",\"A quotation mark that opens in row 3 is not closed");
    }

    /** At every batch of checking and of writing, and right after it. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    @Tag("AH-06")
    @Tag("AH-11")
    void isKilledInTheMiddleAndGoesOnWithoutLossAndWithoutDoubles(Moment moment) throws Exception {
        var batch = 0;
        do {
            batch++;
            turns.dieWhen(moment, batch);
            var prefix = "K" + moment + batch + "-";
            var id = taken("kind=feedbacks", HEADINGS + many(prefix));

            runToTheEnd();

            read(id).body("state", is("completed"))
                    .body("counts.rows", is(MANY))
                    .body("counts.added", is(MANY))
                    .body("counts.written", is(MANY));
            assertThat(count("select count(*) from feedback where import_id = '" + id + "'"))
                    .isEqualTo(MANY);
            assertThat(count("select count(*) from import_row where import_id = '" + id + "'"))
                    .isZero();
        } while (!turns.isDoomed());
        turns.dieWhen(null, 0);

        // Three batches and the end of the file are checked, three batches and the end are written.
        assertThat(batch).isEqualTo(9);
    }

    private void runToTheEnd() throws IOException {
        try {
            imports.run();
        } catch (Death _) {
            imports.run();
        }
    }

    @Test
    @Tag("AH-06")
    void isImportedOnceBySeveralInstances() throws Exception {
        var id = taken("kind=feedbacks", HEADINGS + many("S-"));

        try (var instances = Executors.newFixedThreadPool(3)) {
            var runs = new ArrayList<Callable<Void>>();
            for (int i = 0; i < 3; i++) {
                runs.add(() -> {
                    imports.run();
                    return null;
                });
            }
            for (var run : instances.invokeAll(runs)) {
                run.get();
            }
        }

        read(id).body("state", is("completed")).body("counts.written", is(MANY));
        assertThat(count("select count(*) from feedback where import_id = '" + id + "'"))
                .isEqualTo(MANY);
    }

    @Test
    void refusesAnOpenFeedback() throws Exception {
        var id = taken("kind=feedbacks", HEADINGS + row.replace("已关闭", "处理中"));
        imports.run();

        read(id).body("state", is("refused"));
        assertThat(errors(id, "zh")).contains("\"状态\",\"处理中\"");
    }

    @Test
    void ourPeopleAndCustomersMayNotImport() {
        for (var who :
                List.of(sales(), quality(), customer(ours), Tokens.of("audit").roles("auditor"))) {
            ImportRequests.upload(
                            io.restassured.RestAssured.given().auth().oauth2(who.sign()),
                            "kind=customers",
                            "t.csv",
                            new byte[] {1})
                    .then()
                    .statusCode(403);
            as(who).get(ImportRequests.PATH).then().statusCode(403);
            as(who).get(ImportRequests.PATH + "/" + UUID.randomUUID()).then().statusCode(403);
            as(who).get(ImportRequests.PATH + "/" + UUID.randomUUID() + "/errors")
                    .then()
                    .statusCode(403);
            as(who).get(ImportRequests.PATH + "/templates/customers/csv").then().statusCode(403);
        }
    }

    private String many(String prefix) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> prefix + mark + "-" + i + ",2019-03-05,电话," + ours + ",,,,标签与实物不符,,,,,,2019-03-08\n")
                .collect(Collectors.joining());
    }

    private String imported(String csv) throws IOException {
        var id = taken("kind=feedbacks", csv);
        imports.run();
        read(id).body("state", is("completed"));
        return id;
    }

    private String feedback(String importId) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select id from feedback where import_id = ?::uuid")) {
            select.setString(1, importId);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
