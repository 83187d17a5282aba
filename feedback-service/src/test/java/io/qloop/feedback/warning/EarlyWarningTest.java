package io.qloop.feedback.warning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From feedbacks that were announced to a warning that is settled. */
@ServiceTest
class EarlyWarningTest {

    private static final String PATH = "/api/v1/early-warnings";
    private static final String REGISTERED = "qloop.feedback.feedback-registered.v1";
    private static final String RAISED = "qloop.feedback.early-warning-raised.v1";
    private static final String TOPIC = "qloop.feedback";

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    RaiseWarnings raiseWarnings;

    @Test
    @Tag("AH-72")
    @Tag("FB-033")
    @Tag("NT-020")
    void raisesACaseWhereThereAreMoreFeedbacksThanChanceExplains() throws Exception {
        try (var probe = new KafkaProbe()) {
            var product = "P-" + UUID.randomUUID();
            countedSinceLongAgo();
            announce(probe, product, 2);
            awaitCounted(product, 2);
            raiseWarnings.sweep();
            assertThat(warningsOn(product)).isZero();

            announce(probe, product, 2);
            awaitCounted(product, 4);
            raiseWarnings.sweep();
            announce(probe, product, 4);
            awaitCounted(product, 8);
            raiseWarnings.sweep();

            var heard = probe.await(
                            TOPIC,
                            event -> event.type().equals(RAISED)
                                    && event.data().get("key").asText().equals(product),
                            2)
                    .getFirst();
            assertThat(heard.data().get("feedbacks").asInt()).isEqualTo(4);
            assertThat(heard.data().get("responsibleFunction").asText()).isEqualTo("sales");
            // The week and the three in a row each have a rule; neither is raised again by more of the same.
            assertThat(warningsOn(product)).isEqualTo(2);
            settle(heard.key());
        }
    }

    private void settle(String id) {
        var proceeding = "/api/v1/services/feedback/proceedings/" + id;
        enter(proceeding, "{\"fields\": {\"analysis\": \"一批线盘的塑料有变化\"}}");
        goOn(proceeding, "analysed").then().statusCode(200);
        goOn(proceeding, "settled").then().statusCode(409);
        enter(proceeding, "{\"fields\": {\"measures\": \"供应商换料\", \"settlement\": \"十二月起无新反馈\"}}");
        goOn(proceeding, "settled").then().statusCode(200);
        staff().get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("settled"))
                .body("falseAlarm", equalTo(false))
                .body("settledAt", notNullValue());
        staff().get(PATH + "?limit=100&status=open").then().body("items.id", not(hasItem(id)));
        staff().get(PATH + "?limit=100&status=settled").then().body("items.id", hasItem(id));
    }

    private static void enter(String proceeding, String entries) {
        staff().contentType("application/json")
                .header("If-Match", etag(proceeding))
                .body(entries)
                .put(proceeding + "/entries")
                .then()
                .statusCode(200);
    }

    private static Response goOn(String proceeding, String stage) {
        return staff().contentType("application/json")
                .header("If-Match", etag(proceeding))
                .body(Map.of("stage", stage))
                .put(proceeding + "/stage");
    }

    private static String etag(String proceeding) {
        return staff().get(proceeding).getHeader("ETag");
    }

    @Test
    void showsTheChartsOfAProduct() throws Exception {
        try (var probe = new KafkaProbe()) {
            var product = "P-" + UUID.randomUUID();
            countedSinceLongAgo();
            announce(probe, product, 1);
            awaitCounted(product, 1);

            staff().get(PATH + "/charts?dimension=product&points=4&key=" + product)
                    .then()
                    .statusCode(200)
                    .body("", hasSize(2))
                    .body("[0].rule.code", equalTo("product-week"))
                    .body("[0].points", hasSize(4))
                    .body("[0].points[3].feedbacks", equalTo(1))
                    .body("[0].points[3].limit", equalTo(3))
                    .body("[1].rule.code", equalTo("product-rare"))
                    .body("[1].points", hasSize(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dimension=colour&key=x,400",
        "dimension=product,400",
        "key=P-200,400",
        "dimension=kind&key=x&points=0,400"
    })
    void saysWhatIsWrongWithARequestForCharts(String query, int status) {
        staff().get(PATH + "/charts?" + query).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({
        "staff,200",
        "function-head,200",
        "general-manager,200",
        "auditor,200",
        "admin,403",
        "customer,403",
        "system,403"
    })
    void isForOurOwnPeople(String role, int status) {
        var user = as("somebody", role);
        user.get(PATH).then().statusCode(status);
        as("somebody", role)
                .get(PATH + "/charts?dimension=product&key=P-200")
                .then()
                .statusCode(status);
        as("somebody", role).get(PATH + "/" + UUID.randomUUID()).then().statusCode(status == 200 ? 404 : 403);
    }

    private static RequestSpecification staff() {
        return given().auth()
                .oauth2(Tokens.of("chen.sales")
                        .roles(Roles.STAFF)
                        .functions("sales")
                        .sign());
    }

    private static RequestSpecification as(String user, String role) {
        return given().auth().oauth2(Tokens.of(user).roles(role).sign());
    }

    /** A product that had a feedback long ago: since then is known what is usual. */
    private void countedSinceLongAgo() throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.createStatement()) {
            insert.execute("insert into feedback_count values ('PRODUCT', 'P-OLD', current_date - 800, 1, false)"
                    + " on conflict do nothing");
        }
    }

    private void announce(KafkaProbe probe, String product, int feedbacks) {
        for (int i = 0; i < feedbacks; i++) {
            var id = UUID.randomUUID().toString();
            probe.send(
                    TOPIC,
                    REGISTERED,
                    "/qloop/feedback",
                    id,
                    Map.of(
                            "feedbackId", id,
                            "number", "FB-2026-000001",
                            "customerId", "C-" + UUID.randomUUID().toString().substring(0, 8),
                            "channel", "phone",
                            "subject", "线盘边缘有毛刺",
                            "productId", product,
                            "responsibleFunction", "quality",
                            "receivedAt",
                                    Instant.now(clock)
                                            .minus(Duration.ofMinutes(1))
                                            .toString(),
                            "procedure", "feedback-guideline/1"));
        }
    }

    private void awaitCounted(String product, int feedbacks) {
        await().until(() -> counted(product) == feedbacks);
    }

    private int counted(String product) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select coalesce(sum(feedbacks), 0) from feedback_count where dimension = 'PRODUCT' and key = ?")) {
            select.setString(1, product);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static long warningsOn(String product) {
        JsonPath warnings = staff().get(PATH + "?limit=100").jsonPath();
        return warnings.getList("items.key").stream().filter(product::equals).count();
    }
}
