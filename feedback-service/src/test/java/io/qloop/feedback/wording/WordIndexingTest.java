package io.qloop.feedback.wording;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.product.ProductFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class WordIndexingTest {

    @Inject
    CustomerFixture customers;

    @Inject
    ProductFixture products;

    @Inject
    WordIndexing indexing;

    @Inject
    DataSource database;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    void indexesWhatWasWrittenPastTheService() throws SQLException {
        var id = Ids.next();
        execute("""
                insert into feedback (id, version, number, customer_id, channel, subject, content, responsible_function,
                    status, received_at, registered_at, registered_by, procedure)
                values ('%s', 0, '%s', '%s', 'PHONE', '旧数据', 'Imported from the old books', 'QUALITY',
                    'REGISTERED', now(), now(), 'import', 'feedback-guideline/1')""".formatted(id, id, ours));
        assertThat(found("imported")).isEmpty();

        indexing.run();

        assertThat(found("imported")).containsExactly(id.toString());
        assertThat(found("旧数据")).containsExactly(id.toString());
    }

    @Test
    void indexesAnewWhatAnOlderAnalysisHasIndexed() throws SQLException {
        var id = registered("标签不符");
        execute(
                "update feedback_words set words = array_to_tsvector(array['outdated']), analysis = %d where feedback_id = '%s'"
                        .formatted(WordIndex.ANALYSIS - 1, id));

        indexing.run();

        assertThat(found("标签")).containsExactly(id);
        assertThat(found("outdated")).isEmpty();
    }

    @Test
    void findsByTheGoodsOfEveryLine() {
        var body = registration(ours, "subject", "几个批次的标签不符");
        body.put("lines", List.of(Map.of("productId", "P-200", "lot", "L20261101-03"), Map.of("lot", "LATER-77")));
        products.known("P-200");
        var id = register(sales(), body).then().statusCode(201).extract().<String>path("id");

        assertThat(found("LATER-7")).containsExactly(id);
        assertThat(where("lot=later-77")).containsExactly(id);
        assertThat(where("lot=L20261101-03")).containsExactly(id);
        assertThat(where("productId=P-200")).containsExactly(id);
    }

    /** As it is with all that an instance without this analysis has indexed. */
    @Test
    void indexesTheGoodsOfEveryLineAnewInTheBackground() throws SQLException {
        var body = registration(ours, "subject", "标签不符");
        body.put("lines", List.of(Map.of("lot", "L20261101-03"), Map.of("lot", "LATER-78")));
        var id = register(sales(), body).then().statusCode(201).extract().<String>path("id");
        execute("""
                update feedback_words set analysis = 1,
                    words = array_to_tsvector(array(select unnest(tsvector_to_array(words)) except values ('l:later-78')))
                where feedback_id = '%s'""".formatted(id));
        assertThat(found("LATER-78")).isEmpty();
        assertThat(found("标签")).containsExactly(id);

        indexing.run();

        assertThat(found("LATER-78")).containsExactly(id);
    }

    @Test
    void noticesGoodsThatAreChangedPastTheServiceAndNotThatALotBecameKnown() throws SQLException {
        var body = registration(ours, "subject", "标签不符");
        body.put("lines", List.of(Map.of("lot", "OLD-1")));
        var id = register(sales(), body).then().statusCode(201).extract().<String>path("id");
        act(sales(), id, "lines/1/lot-confirmation", Map.of("reason", "标签照片")).statusCode(200);
        assertThat(found("OLD-1")).containsExactly(id);

        execute("update feedback set lot = 'NEW-1', lines = replace(lines, 'OLD-1', 'NEW-1') where id = '" + id + "'");
        indexing.run();

        assertThat(found("OLD-1")).isEmpty();
        assertThat(found("NEW-1")).containsExactly(id);
    }

    @Test
    void findsAnErasedPersonNoMore() {
        var id = registered("Wang Xiaoming complains about labels");
        assertThat(found("Xiaoming")).containsExactly(id);

        creating(Tokens.of("admin").roles("admin"))
                .body(Map.of("customerId", ours, "name", "Wang Xiaoming", "reason", "asked for"))
                .post("/api/v1/services/feedback/erasures")
                .then()
                .statusCode(201);

        assertThat(found("Xiaoming")).isEmpty();
        indexing.run();
        assertThat(found("Xiaoming")).isEmpty();
        assertThat(found("labels")).containsExactly(id);
    }

    @Test
    void hasTheWordsInTheTransactionThatRegisters() throws SQLException {
        var id = registered("线盘毛刺");

        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select analysis from feedback_words where feedback_id = '" + id + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(WordIndex.ANALYSIS);
        }
    }

    private String registered(String subject) {
        return register(sales(), registration(ours, "subject", subject)).path("id");
    }

    private List<String> found(String q) {
        return where("q=" + q);
    }

    private List<String> where(String filter) {
        return as(sales())
                .get(PATH + "?customerId=" + ours + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
