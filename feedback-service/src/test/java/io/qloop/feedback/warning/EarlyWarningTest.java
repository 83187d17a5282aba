package io.qloop.feedback.warning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 9, 2);

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    LookAtCounts lookAtCounts;

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
            lookAtCounts.sweep();
            assertThat(warningsOn(product)).isZero();

            announce(probe, product, 2);
            awaitCounted(product, 4);
            lookAtCounts.sweep();
            announce(probe, product, 4);
            awaitCounted(product, 8);
            lookAtCounts.sweep();

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
                .body("ruleOf", equalTo("th-qp-15-early-warning/1"))
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

    /** Ten times as much went out as usual, and the feedbacks with it. */
    @Test
    @Tag("AH-72")
    @Tag("FB-033")
    void measuresTheFeedbacksOnAProductByWhatWasDeliveredOfIt() throws Exception {
        countedSinceLongAgo();
        execute("update delivery_counting set since = ?", LONG_AGO);
        var product = "P-" + UUID.randomUUID().toString().substring(0, 8);
        try (var probe = new KafkaProbe()) {
            for (int week = 1; week <= 40; week++) {
                deliver(probe, product, TODAY.minusWeeks(week), week <= 4 ? 1000 : 100, "kg");
                if (week > 4) {
                    counted(product, TODAY.minusWeeks(week), 1, false);
                }
            }
            await().until(() -> deliveriesOf(product) == 40);
        }
        counted(product, TODAY, 6, true);

        lookAtCounts.sweep();

        var point = staff().get(PATH + "/charts?dimension=product&points=1&key=" + product)
                .then()
                .statusCode(200)
                .body("[0].rule.exposure", equalTo("quantity"))
                .body("[0].points[0].exposure", equalTo("quantity"))
                .body("[0].points[0].exposureUnit", equalTo("kg"))
                .extract()
                .jsonPath();
        // A 28th of 1000 kg a day: of four deliveries on Monday and Tuesday, of three from today, Wednesday, on.
        assertThat(point.getDouble("[0].points[0].exposed")).isCloseTo((2 * 4 + 5 * 3) * 1000 / 28.0, within(0.01));
        assertThat(point.getLong("[0].points[0].limit")).isGreaterThan(6);
        assertThat(warnedBy(product)).doesNotContain("product-week");

        // Measured by time, as without deliveries, six would have been too many.
        execute("update delivery_counting set since = ?", TODAY);
        staff().get(PATH + "/charts?dimension=product&points=1&key=" + product)
                .then()
                .body("[0].points[0].exposure", equalTo("time"))
                .body("[0].points[0].exposed", equalTo(7f))
                .body("[0].points[0].limit", lessThanOrEqualTo(6));
        execute("update delivery_counting set since = ?", LONG_AGO);

        execute("update feedback_count set feedbacks = 60, fresh = true where key = ? and day = ?", product, TODAY);
        lookAtCounts.sweep();
        staff().get(PATH + "?limit=100&status=open")
                .then()
                .body(
                        "items.find { it.key == '%s' && it.rule == 'product-week' }.exposure".formatted(product),
                        equalTo("quantity"))
                .body(
                        "items.find { it.key == '%s' && it.rule == 'product-week' }.exposureUnit".formatted(product),
                        equalTo("kg"));
    }

    @Test
    void addsNoKilogramsToSpools() throws Exception {
        countedSinceLongAgo();
        execute("update delivery_counting set since = ?", LONG_AGO);
        var product = "P-" + UUID.randomUUID().toString().substring(0, 8);
        try (var probe = new KafkaProbe()) {
            deliver(probe, product, TODAY.minusWeeks(3), 100, "kg");
            deliver(probe, product, TODAY.minusWeeks(2), 100, "轴");
            await().until(() -> deliveriesOf(product) == 2);
        }
        counted(product, TODAY, 1, true);

        staff().get(PATH + "/charts?dimension=product&points=1&key=" + product)
                .then()
                .body("[0].points[0].exposure", equalTo("time"));
    }

    private static void deliver(KafkaProbe probe, String product, LocalDate day, int quantity, String unit) {
        var note = "DN-" + UUID.randomUUID().toString().substring(0, 13);
        var at = day.atTime(4, 0).toInstant(ZoneOffset.UTC).toString();
        probe.send(
                "erp.deliveries",
                "erp.goods-delivered.v1",
                "/erp",
                note,
                Map.of(
                        "deliveryNote",
                        note,
                        "customerId",
                        "C-" + product,
                        "site",
                        "suzhou",
                        "promisedAt",
                        at,
                        "deliveredAt",
                        at,
                        "lines",
                        List.of(
                                Map.of(
                                        "line",
                                        1,
                                        "productId",
                                        product,
                                        "lot",
                                        "L1",
                                        "quantity",
                                        quantity - 10,
                                        "unit",
                                        unit),
                                Map.of("line", 2, "productId", product, "lot", "L2", "quantity", 10, "unit", unit))));
    }

    private long deliveriesOf(String product) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from delivery_amount where product_id = ? and quantity >= 100")) {
            select.setString(1, product);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<String> warnedBy(String product) {
        return staff().get(PATH + "?limit=100")
                .jsonPath()
                .getList("items.findAll { it.key == '%s' }.rule".formatted(product));
    }

    @Test
    void knowsAWarningThatHasBeenOpenForLongerThanItsChartGoesBack() throws SQLException {
        countedSinceLongAgo();
        var product = "P-" + UUID.randomUUID();
        for (var rule : List.of("product-week", "product-rare")) {
            execute(
                    "insert into early_warning values (?, 0, ?, 'PRODUCT', ?, ?, 'p/1', ?, ?, 3, 0.1, 3, 0, 'OPEN', false,"
                            + " 'p/1', null, ?, null)",
                    UUID.randomUUID(),
                    rule + product,
                    product,
                    rule,
                    LONG_AGO,
                    LONG_AGO.plusDays(6),
                    LONG_AGO.plusDays(6).atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        counted(product, TODAY, 8, true);

        lookAtCounts.sweep();

        assertThat(isLookedAt(product)).isTrue();
        assertThat(warningsOn(product)).isEqualTo(2);
    }

    @Test
    void goesOnWhereADayCannotBeLookedAtAndTriesItAgain() throws SQLException {
        countedSinceLongAgo();
        var mark = UUID.randomUUID().toString();
        var broken = "P-0-" + mark;
        var other = "P-1-" + mark;
        counted(broken, TODAY, 8, true);
        counted(other, TODAY, 8, true);
        var failures = failures();

        execute("alter table early_warning add constraint nothing_of_this check (key <> '" + broken + "')");
        try {
            lookAtCounts.sweep();
        } finally {
            execute("alter table early_warning drop constraint nothing_of_this");
        }

        assertThat(warningsOn(other)).isEqualTo(2);
        assertThat(isLookedAt(other)).isTrue();
        assertThat(isLookedAt(broken)).isFalse();
        assertThat(failures()).isEqualTo(failures + 1);
        lookAtCounts.sweep();
        assertThat(isLookedAt(broken)).isTrue();
        assertThat(warningsOn(broken)).isEqualTo(2);
    }

    /** Today is a Wednesday. */
    @Test
    void warnsAlsoWhereAFeedbackIsRegisteredAfterLaterOnes() throws SQLException {
        countedSinceLongAgo();
        var product = "P-" + UUID.randomUUID();
        counted(product, TODAY.minusDays(1), 2, false);
        counted(product, TODAY.minusDays(2), 1, true);

        lookAtCounts.sweep();

        // One for the week, and one for the three in a row that end a day later.
        assertThat(warningsOn(product)).isEqualTo(2);
    }

    @Test
    void takesNoDayBeforeCountingBeganForOneWithoutFeedbacks() throws SQLException {
        execute("update feedback_counting set since = ?", TODAY.minusDays(10));
        var product = "P-" + UUID.randomUUID();
        counted(product, LONG_AGO, 1, true);
        counted(product, TODAY, 8, true);

        lookAtCounts.sweep();

        assertThat(warningsOn(product)).isZero();
        staff().get(PATH + "/charts?dimension=product&points=4&key=" + product)
                .then()
                .body("[0].points", hasSize(0));
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

    private void countedSinceLongAgo() throws SQLException {
        execute("update feedback_counting set since = ?", LONG_AGO);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** So many feedbacks were counted on that day. */
    private void counted(String product, LocalDate day, int feedbacks, boolean fresh) throws SQLException {
        execute("insert into feedback_count values ('PRODUCT', ?, ?, ?, ?)", product, day, feedbacks, fresh);
    }

    private boolean isLookedAt(String product) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select not bool_or(fresh) from feedback_count where dimension = 'PRODUCT' and key = ?")) {
            select.setString(1, product);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static double failures() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("qloop_warnings_failures_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
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
