package io.qloop.feedback.similar;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.read;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.product.ProductFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class SimilarResourceTest {

    /** The closeness of lots that are two numbers apart, of five. */
    private static final float TWO_THIRDS = 0.667f;

    @Inject
    CustomerFixture customers;

    @Inject
    ProductFixture products;

    @Inject
    DataSource dataSource;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String others = ours + "-X";
    private final String product = "P-" + UUID.randomUUID().toString().substring(0, 8);
    private final String family = UUID.randomUUID().toString().substring(0, 8) + "-20261101-";

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
        customers.known(others, Language.EN);
        products.known(product);
        products.known("P-200");
    }

    @Test
    @Tag("AH-03")
    @Tag("IM-017")
    void warnsBeforeSavingOfWhatOthersAtTheCustomerHaveReportedOverOtherChannels() {
        var byPhone = registered(ours, product, family + "03", "线盘边缘有毛刺", "收线时漆膜被划伤");
        var elsewhere = registered(others, "P-200", "Z-1", "送货延误", "货物晚到两天");

        var answer = as(customer(ours))
                .body(draft(ours, product, family + "03", "毛刺划伤漆膜", "线盘边缘毛刺，漆膜划伤"))
                .post(PATH + "/duplicates");

        answer.then()
                .statusCode(200)
                .body("id", contains(byPhone))
                .body("[0].parts.part", containsInAnyOrder("customer", "product", "lot", "defect", "wording"))
                .body("[0].parts.find { it.part == 'lot' }.matched", contains(family + "03"))
                .body("[0].parts.find { it.part == 'wording' }.matched", hasItems("线盘边缘", "毛刺"))
                .body("[0].parts.find { it.part == 'customer' }.reason.zh", is("同一客户：" + ours))
                .body("[0].parts.find { it.part == 'product' }.reason.en", is("The same product: " + product))
                .body("id", not(hasItem(elsewhere)));
        assertThat(as(sales()).get(PATH + "?customerId=" + ours).<List<String>>path("items.id"))
                .containsExactly(byPhone);
    }

    @Test
    void showsTheDuplicatesOfWhatIsRegistered() {
        var first = registered(ours, product, family + "03", "线盘边缘有毛刺", "收线时漆膜被划伤");
        var second = registered(ours, product, family + "03", "Burrs on the spool", "The film is scratched");

        as(sales())
                .get(PATH + "/" + first + "/duplicates")
                .then()
                .statusCode(200)
                .body("id", contains(second));
        as(customer(ours))
                .get(PATH + "/" + second + "/duplicates")
                .then()
                .statusCode(200)
                .body("id", contains(first));
    }

    @Test
    void warnsOfTheSameLotAtAnotherCustomerOursOnly() {
        var theirs = registered(others, product, family + "03", "线盘边缘有毛刺", "收线时漆膜被划伤");
        var draft = draft(ours, product, family + "03", "线盘边缘有毛刺", "收线时漆膜被划伤");

        as(sales()).body(draft).post(PATH + "/duplicates").then().body("id", contains(theirs));
        as(customer(ours))
                .body(draft)
                .post(PATH + "/duplicates")
                .then()
                .statusCode(200)
                .body("size()", is(0));
    }

    @Test
    void doesNotTakeWhatWasReceivedLongAgoForADuplicate() {
        var old = registration(ours, "receivedAt", "2026-10-20T01:00:00Z");
        old.put("productId", product);
        register(sales(), old);
        var inTime = registration(ours, "receivedAt", "2026-10-22T01:00:00Z");
        inTime.put("productId", product);
        var id = register(sales(), inTime).<String>path("id");
        var draft = draft(ours, product, null, "标签与实物不符", "外箱标签线径 0.50 mm，实物 0.53 mm。");
        draft.put("receivedAt", "2026-11-20T02:00:00Z");

        as(sales()).body(draft).post(PATH + "/duplicates").then().body("id", contains(id));
    }

    @Test
    void takesADraftThatSaysHardlyAnything() {
        as(sales())
                .body(Map.of("customerId", ours))
                .post(PATH + "/duplicates")
                .then()
                .statusCode(200)
                .body("size()", is(0));
        as(sales())
                .body(Map.of("subject", "x"))
                .post(PATH + "/duplicates")
                .then()
                .statusCode(400)
                .body("errors.field", contains("customerId"));
    }

    @Test
    @Tag("AH-04")
    void findsSimilarCasesByProductDefectLotAndWordingAndSaysWhy() {
        var asked = registered(ours, product, family + "03", "线盘边缘有毛刺", "收线时漆膜被划伤，影响使用");
        var sameWords = registered(others, "P-200", null, "线盘毛刺", "线盘边缘有毛刺，漆膜被划伤");
        var inEnglish = registered(others, product, family + "05", "Burrs on the reel", "The film gets scratched");
        var nothingAlike = registered(others, "P-200", "Z-1", "发票未到", "本月没有收到发票");

        var answer = as(sales()).get(PATH + "/" + asked + "/similar?limit=100");

        answer.then()
                .statusCode(200)
                .body("id", hasItems(sameWords, inEnglish))
                .body("id", not(hasItem(asked)))
                .body("id", not(hasItem(nothingAlike)));
        answer.then()
                .body(of(inEnglish) + ".parts.find { it.part == 'lot' }.likeness", is(TWO_THIRDS))
                .body(
                        of(inEnglish) + ".parts.find { it.part == 'lot' }.reason.en",
                        is("A neighbouring lot: " + family + "05"))
                .body(
                        of(inEnglish) + ".parts.find { it.part == 'defect' }.matched",
                        containsInAnyOrder("burr", "scratch", "spool"))
                .body(of(sameWords) + ".parts.find { it.part == 'wording' }.matched", hasItem("线盘边缘有毛刺"));
        for (var id : List.of(sameWords, inEnglish)) {
            var points = answer.<List<Float>>path(of(id) + ".parts.points").stream()
                    .mapToDouble(Float::doubleValue)
                    .sum();
            assertThat(points).isCloseTo(answer.<Float>path(of(id) + ".score"), within(0.005));
        }
        assertThat(answer.<List<Float>>path("score")).isSortedAccordingTo((a, b) -> Float.compare(b, a));
    }

    @Test
    void comparesTheGoodsOfAllLines() {
        var several = registration(ours, "subject", "发票未到");
        several.put("lines", List.of(Map.of("productId", "P-200", "lot", "Z-1"), Map.of("lot", family + "04")));
        var id = register(sales(), several).then().statusCode(201).extract().<String>path("id");
        var draft = draft(ours, null, null, null, null);
        draft.put("lines", List.of(Map.of("lot", "Z-2"), Map.of("productId", "P-200", "lot", family + "04")));

        as(sales())
                .body(draft)
                .post(PATH + "/duplicates")
                .then()
                .statusCode(200)
                .body("id", contains(id))
                .body("[0].parts.find { it.part == 'lot' }.matched", contains(family + "04"))
                .body("[0].parts.find { it.part == 'product' }.matched", contains("P-200"));
        var neighbour = registered(others, "P-200", family + "06", "线盘边缘有毛刺", "收线时漆膜被划伤");
        as(sales())
                .get(PATH + "/" + neighbour + "/similar?limit=100")
                .then()
                .body(of(id) + ".parts.find { it.part == 'lot' }.likeness", is(TWO_THIRDS));
    }

    @Test
    void showsTheOneThatGoesOnInsteadOfOneThatWasMergedIntoIt() {
        var master = registered(ours, "P-200", "Z-1", "发票未到", "本月没有收到发票");
        var merged = registered(ours, product, family + "03", "线盘边缘有毛刺", "收线时漆膜被划伤");
        var mergedNumber = read(sales(), merged).extract().<String>path("number");
        var asked = registered(ours, product, family + "03", "线盘毛刺", "线盘边缘有毛刺，漆膜被划伤");
        act(sales(), merged, "merger", Map.of("into", master, "reason", "同一事件")).statusCode(200);

        for (var what : List.of("/duplicates", "/similar?limit=100")) {
            as(sales())
                    .get(PATH + "/" + asked + what)
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(master))
                    .body("id", not(hasItem(merged)))
                    .body(of(master) + ".saidIn", is(mergedNumber))
                    .body(of(master) + ".parts.find { it.part == 'lot' }.matched", contains(family + "03"));
            // It does not repeat what is a part of it.
            as(sales())
                    .get(PATH + "/" + master + what)
                    .then()
                    .body("id", not(hasItem(master)))
                    .body("id", not(hasItem(merged)));
        }
        as(sales()).get(PATH + "/" + merged + "/duplicates").then().body("id", hasItem(asked));
        as(sales())
                .get(PATH + "/" + merged + "/similar?limit=100")
                .then()
                .body("id", hasItem(asked))
                .body("id", not(hasItem(master)));
    }

    @Test
    void leavesOutWhatWasTakenBack() {
        var withdrawn = registered(ours, product, family + "03", "线盘边缘有毛刺", "收线时漆膜被划伤");
        var part = registered(ours, product, family + "03", "线盘有毛刺", "收线时漆膜被划伤");
        var asked = registered(ours, product, family + "03", "线盘毛刺", "线盘边缘有毛刺，漆膜被划伤");
        act(sales(), part, "merger", Map.of("into", withdrawn, "reason", "同一事件"))
                .statusCode(200);

        act(sales(), withdrawn, "withdrawal", Map.of("reason", "客户收回")).statusCode(200);

        for (var what : List.of("/duplicates", "/similar?limit=100")) {
            var ids = as(sales()).get(PATH + "/" + asked + what).<List<String>>path("id");
            assertThat(ids).doesNotContain(withdrawn, part);
        }
    }

    /** More of one product than the index is asked for, and than are compared; about something that no other test is about. */
    @Test
    @Tag("AH-03")
    @Tag("AH-04")
    void prefersTheNewestWhereManyAreAlike() throws SQLException {
        var first = registered(ours, product, null, "电缆米数不足", "每盘短少三十多米");
        var number = read(sales(), first).extract().<String>path("number");
        repeatEarlier(first, 1_100);
        var asked = registered(ours, product, null, "电缆米数不足", "每盘短少三十多米");
        var newestFirst = Stream.concat(
                        Stream.of(number), IntStream.range(1, 10).mapToObj(minutes -> number + "-" + minutes))
                .toList();

        as(sales())
                .get(PATH + "/" + asked + "/duplicates")
                .then()
                .statusCode(200)
                .body("number", is(newestFirst));
        as(sales())
                .get(PATH + "/" + asked + "/similar?limit=10")
                .then()
                .statusCode(200)
                .body("number", is(newestFirst));
    }

    @Test
    void showsTheFewMostAlike() {
        for (int i = 0; i < 7; i++) {
            registered(ours, product, null, "线盘边缘有毛刺", "收线时漆膜被划伤");
        }
        var asked = registered(ours, product, null, "线盘边缘有毛刺", "收线时漆膜被划伤");

        as(sales())
                .get(PATH + "/" + asked + "/similar")
                .then()
                .body("size()", is(5))
                .body("productId", everyItem(is(product)));
        as(sales()).get(PATH + "/" + asked + "/similar?limit=2").then().body("size()", is(2));
        as(sales())
                .get(PATH + "/" + asked + "/similar?limit=0")
                .then()
                .statusCode(400)
                .body("type", is("/problems/limit-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "auditor"})
    void isShownToOurOwnPeople(String role) {
        var id = registered(ours, product, null, "x", "y");

        as(Tokens.of("somebody").roles(role))
                .get(PATH + "/" + id + "/similar")
                .then()
                .statusCode(200);
        as(Tokens.of("somebody").roles(role))
                .get(PATH + "/" + id + "/duplicates")
                .then()
                .statusCode(200);
    }

    @Test
    void isShownToNobodyElse() {
        var id = registered(ours, product, null, "x", "y");

        as(customer(ours)).get(PATH + "/" + id + "/similar").then().statusCode(403);
        as(customer(others))
                .get(PATH + "/" + id + "/duplicates")
                .then()
                .statusCode(404)
                .body("type", is("/problems/feedback-not-found"));
        as(customer(others))
                .body(Map.of("customerId", ours))
                .post(PATH + "/duplicates")
                .then()
                .statusCode(404)
                .body("type", is("/problems/customer-not-found"));
        as(Tokens.of("audit").roles("auditor"))
                .body(Map.of("customerId", ours))
                .post(PATH + "/duplicates")
                .then()
                .statusCode(403);
        for (var path : List.of("/similar", "/duplicates")) {
            as(Tokens.of("admin").roles("admin"))
                    .get(PATH + "/" + id + path)
                    .then()
                    .statusCode(403);
            given().get(PATH + "/" + id + path).then().statusCode(401);
            as(sales()).get(PATH + "/" + Ids.next() + path).then().statusCode(404);
        }
        given().contentType(ContentType.JSON)
                .body(Map.of("customerId", ours))
                .post(PATH + "/duplicates")
                .then()
                .statusCode(401);
    }

    /** The same feedback, received one, two, three … minutes earlier. */
    private void repeatEarlier(String id, int times) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    with again as (
                        insert into feedback select (jsonb_populate_record(null::feedback, to_jsonb(f) || jsonb_build_object(
                            'id', uuidv7(), 'number', f.number || '-' || minutes,
                            'received_at', f.received_at - minutes * interval '1 minute'))).*
                        from feedback f, generate_series(1, %d) as minutes where f.id = '%s'
                        returning id)
                    insert into feedback_words (feedback_id, words, analysis)
                    select again.id, w.words, w.analysis from again, feedback_words w where w.feedback_id = '%s'
                    """.formatted(times, id, id));
        }
    }

    private static String of(String id) {
        return "find { it.id == '" + id + "' }";
    }

    private static Map<String, Object> draft(
            String customer, String product, String lot, String subject, String content) {
        var draft = new HashMap<String, Object>();
        draft.put("customerId", customer);
        draft.put("subject", subject);
        draft.put("content", content);
        draft.put("productId", product);
        draft.put("lot", lot);
        draft.put("receivedAt", "2026-11-22T01:00:00Z");
        return draft;
    }

    private static String registered(String customer, String product, String lot, String subject, String content) {
        var body = registration(customer, "productId", product);
        body.put("lot", lot);
        body.put("subject", subject);
        body.put("content", content);
        return register(sales(), body).then().statusCode(201).extract().path("id");
    }
}
