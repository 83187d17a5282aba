package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.escalate;
import static io.qloop.feedback.feedback.FeedbackRequests.production;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.product.ProductFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class FeedbackResourceTest {
    private static final String TOPIC = "qloop.feedback";

    @Inject
    CustomerFixture customers;

    @Inject
    ProductFixture products;

    /** A customer of each test's own, so that no test counts another one's feedbacks. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    private final String others = ours + "-X";

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
        customers.known(others, Language.EN);
        products.known("P-200");
    }

    @Test
    void registersAFeedbackAndAnnouncesIt() {
        var body = registration(ours);
        body.put("productId", "P-200");
        body.put("lot", "L20261101-03");
        body.put("responsibleFunction", "after-sales");
        body.put("channel", "e-mail");

        var response = register(sales(), body);

        response.then()
                .statusCode(201)
                .header("ETag", is("\"0\""))
                .body("number", matchesPattern("FB-2026-\\d{6}"))
                .body("customerId", is(ours))
                .body("channel", is("e-mail"))
                .body("class", is("b"))
                .body("subject", is("标签与实物不符"))
                .body("content", is("外箱标签线径 0.50 mm，实物 0.53 mm。"))
                .body("productId", is("P-200"))
                .body("lot", is("L20261101-03"))
                .body("responsibleFunction", is("after-sales"))
                .body("status", is("registered"))
                .body("receivedAt", is("2026-11-20T01:00:00Z"))
                .body("registeredAt", is("2026-11-25T02:00:00Z"))
                .body("registeredBy", is("chen.sales"))
                .body("origin", nullValue())
                .body("escalation", nullValue());
        var id = response.<String>path("id");
        assertThat(response.header("Location")).endsWith(PATH + "/" + id);
        try (var probe = new KafkaProbe()) {
            var heard = probe.await(TOPIC, "qloop.feedback.feedback-registered.v1", id);
            assertThat(heard.key()).isEqualTo(id);
            assertThat(heard.event().getSource()).hasToString("/qloop/feedback");
            assertThat(heard.data().path("feedbackId").asText()).isEqualTo(id);
            assertThat(heard.data().path("number").asText()).isEqualTo(response.path("number"));
            assertThat(heard.data().path("class").asText()).isEqualTo("b");
            assertThat(heard.data().path("channel").asText()).isEqualTo("e-mail");
            assertThat(heard.data().path("responsibleFunction").asText()).isEqualTo("after-sales");
            assertThat(heard.data().path("dueAt").asText()).isEqualTo(response.path("dueAt"));
            assertThat(heard.data().has("origin")).isFalse();
            assertThat(heard.data().has("content")).isFalse();
        }
    }

    @Test
    void routesToQualityWhereNobodySaysOtherwise() {
        register(sales(), registration(ours))
                .then()
                .statusCode(201)
                .body("responsibleFunction", is("quality"))
                .body("productId", nullValue());
    }

    @Test
    void givesTheSameAnswerToTheSameRequestAgain() {
        var request = creating(sales()).body(registration(ours));

        var first = request.post(PATH);
        var second = request.post(PATH);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
        as(sales()).get(PATH + "?customerId=" + ours).then().body("items.size()", is(1));
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        var key = UUID.randomUUID().toString();
        as(sales()).header("Idempotency-Key", key).body(registration(ours)).post(PATH);

        as(sales())
                .header("Idempotency-Key", key)
                .body(registration(ours, "subject", "Another"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void refusesToCreateWithoutAKey() {
        as(sales())
                .body(registration(ours))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", is("/problems/idempotency-key-missing"));
    }

    @Test
    void refusesACustomerThatErpHasNotToldOf() {
        register(sales(), registration("C-unknown"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("/problems/unknown-customer"))
                .body("errors.field", contains("customerId"))
                .body("detail", is("The ERP system has not told us of a customer C-unknown."));
    }

    @Test
    void refusesInTheLanguageThatTheCallerReads() {
        creating(sales())
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .body(registration("C-unknown"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("title", is("未知客户"))
                .body("detail", is("ERP 系统尚未提供客户 C-unknown 的资料。"));
    }

    @Test
    void refusesAProductThatErpHasNotToldOf() {
        register(sales(), registration(ours, "productId", "P-unknown"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-product"))
                .body("errors.field", contains("productId"));
    }

    @Test
    void refusesWhatWasReceivedInTheFuture() {
        var later = FixedClock.NOW.plus(Duration.ofMinutes(2)).toString();

        register(sales(), registration(ours, "receivedAt", later))
                .then()
                .statusCode(422)
                .body("type", is("/problems/received-in-future"))
                .body("errors.field", contains("receivedAt"));
    }

    @Test
    void refusesWhatWasReceivedLongerAgoThanAnythingIsRegistered() {
        register(sales(), registration(ours, "receivedAt", "2019-11-20T01:00:00Z"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/received-long-ago"))
                .body("errors.field", contains("receivedAt"))
                .body("detail", containsString("2021-11-24"));
        register(sales(), registration(ours, "receivedAt", "2021-11-26T01:00:00Z"))
                .then()
                .statusCode(201);
    }

    @Test
    void bearsWithAClockThatIsALittleAhead() {
        var hardlyLater = FixedClock.NOW.plus(Duration.ofSeconds(59)).toString();

        register(sales(), registration(ours, "receivedAt", hardlyLater)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"customerId", "channel", "subject", "content", "receivedAt"})
    void refusesARegistrationThatLacks(String field) {
        var body = registration(ours);
        body.remove(field);

        register(sales(), body)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"customerId,40", "subject,200", "content,10000", "productId,40", "lot,60"})
    void refusesATextLongerThanItMayBe(String field, int max) {
        register(sales(), registration(ours, field, "x".repeat(max + 1)))
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"channel,E_MAIL", "responsibleFunction,kitchen", "receivedAt,yesterday"})
    void refusesAValueThatIsNotPossible(String field, String value) {
        register(sales(), registration(ours, field, value))
                .then()
                .statusCode(400)
                .body("type", is("/problems/malformed-body"))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"class", "severity", "kind"})
    void refusesACodeThatTheProcedureDoesNotKnow(String field) {
        register(sales(), registration(ours, field, "e"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/procedure-choice-unknown"))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"subject", "content", "customerId"})
    void refusesABlankText(String field) {
        register(sales(), registration(ours, field, " \t"))
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"))
                .body("errors.field", contains(field));
    }

    @Test
    void refusesABodyThatIsNotJsonOrNotThere() {
        creating(sales())
                .body("{\"customerId\": ")
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("/problems/malformed-body"));
        creating(sales()).post(PATH).then().statusCode(400).body("type", is("/problems/body-missing"));
    }

    @Test
    void letsACustomerRegisterForItself() {
        var id = register(customer(ours), told(ours))
                .then()
                .statusCode(201)
                .body("registeredBy", nullValue())
                .extract()
                .<String>path("id");

        as(customer(ours)).get(PATH + "/" + id).then().statusCode(200).body("id", is(id));
        as(sales()).get(PATH + "/" + id).then().body("registeredBy", is("customer-" + ours));
    }

    @Test
    void showsACustomerNoDifferenceBetweenOthersAndNobody() {
        for (var notOurs : List.of(others, "C-unknown")) {
            register(customer(ours), told(notOurs))
                    .then()
                    .statusCode(404)
                    .body("type", is("/problems/customer-not-found"));
        }
    }

    @Test
    void refusesACustomerOverAnotherChannelThanTheWeb() {
        register(customer(ours), registration(ours, "channel", "phone"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/channel-not-for-customers"))
                .body("errors.field", contains("channel"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "severity", "kind"})
    void letsACustomerJudgeNothing(String field) {
        var body = told(ours);
        body.put(field, "b");

        register(customer(ours), body)
                .then()
                .statusCode(422)
                .body("type", is("/problems/judgement-not-for-customers"))
                .body("errors.field", contains(field));
    }

    @Test
    void refusesWhoBelongsToNoCustomer() {
        register(Tokens.of("stray").roles("customer"), told(ours))
                .then()
                .statusCode(404)
                .body("type", is("/problems/customer-not-found"));
    }

    @Test
    void refusesWhoIsNotSignedIn() {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body(registration(ours))
                .post(PATH)
                .then()
                .statusCode(401)
                .body("type", is("/problems/unauthenticated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "general-manager", "admin", "system"})
    void refusesRolesThatDoNotRegister(String role) {
        register(Tokens.of("somebody").roles(role), registration(ours))
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "auditor"})
    void isReadByOurOwnPeople(String role) {
        var id = registered(ours);

        as(Tokens.of("somebody").roles(role))
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", is("\"0\""))
                .body("customerId", is(ours));
    }

    @Test
    void isNotThereForAnotherCustomer() {
        var id = registered(ours);

        as(customer(others))
                .get(PATH + "/" + id)
                .then()
                .statusCode(404)
                .body("type", is("/problems/feedback-not-found"));
        as(customer(others))
                .get(PATH + "/" + Ids.next())
                .then()
                .statusCode(404)
                .body("type", is("/problems/feedback-not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "system"})
    void isNotReadByOtherRoles(String role) {
        as(Tokens.of("somebody").roles(role))
                .get(PATH + "/" + registered(ours))
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
        as(Tokens.of("somebody").roles(role))
                .get(PATH)
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
    }

    @Test
    void isNotFoundUnderAnIdThatDoesNotExistOrIsNone() {
        as(sales())
                .get(PATH + "/" + Ids.next())
                .then()
                .statusCode(404)
                .body("type", is("/problems/feedback-not-found"));
        as(sales()).get(PATH + "/FB-2026-000001").then().statusCode(404).body("type", is("/problems/not-found"));
    }

    @Test
    void listsByCustomerStatusAndClass() {
        var b = registered(ours);
        var a = register(sales(), registration(ours, "class", "a")).<String>path("id");
        var escalated = reported(ours);
        escalate(quality(), escalated, "\"0\"");
        registered(others);

        listed("?customerId=" + ours, escalated, a, b);
        listed("?customerId=" + ours + "&sort=createdAt", b, a, escalated);
        listed("?customerId=" + ours + "&class=a", a);
        listed("?customerId=" + ours + "&status=registered", a, b);
        listed("?customerId=" + ours + "&status=escalated", escalated);
        listed("?customerId=" + ours + "&status=escalated&class=a");
    }

    private static void listed(String query, String... ids) {
        var items =
                as(auditor()).get(PATH + query).then().statusCode(200).extract().<List<String>>path("items.id");
        assertThat(items).as(query).containsExactly(ids);
    }

    @Test
    void listsInPagesWithoutGapsAndWithoutTheCustomersWords() {
        var ids = IntStream.range(0, 5).mapToObj(_ -> registered(ours)).toList();

        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = as(sales()).get(PATH + "?customerId=" + ours + "&limit=2&sort=createdAt&after=" + next);
            page.then().statusCode(200).body("items.content", everyItem(nullValue()));
            seen.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        }

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void showsACustomerItsOwnFeedbacksOnly() {
        var own = registered(ours);
        var foreign = registered(others);

        as(customer(ours))
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.id", contains(own))
                .body("items.id", not(hasItem(foreign)));
        as(customer(ours))
                .get(PATH + "?customerId=" + others)
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
    }

    @Test
    void refusesQueriesThatItDoesNotKnow() {
        as(sales())
                .get(PATH + "?status=lost")
                .then()
                .statusCode(400)
                .body("type", is("/problems/parameter-invalid"))
                .body("errors.field", contains("status"));
        as(sales()).get(PATH + "?limit=101").then().statusCode(400).body("type", is("/problems/limit-invalid"));
        as(sales()).get(PATH + "?after=x").then().statusCode(400).body("type", is("/problems/cursor-invalid"));
    }

    @Test
    void isEscalatedOnceAndAnnouncesIt() {
        var body = registration(ours, "productId", "P-200");
        body.put("lot", "L20261101-03");
        var id = reported(body);

        escalate(quality(), id, "\"0\"")
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("status", is("escalated"))
                .body("escalation.reason", is("客户要求按投诉处理"))
                .body("escalation.escalatedBy", is("li.quality"));

        as(sales()).get(PATH + "/" + id).then().header("ETag", is("\"1\"")).body("status", is("escalated"));
        try (var probe = new KafkaProbe()) {
            var heard = probe.await(TOPIC, "qloop.feedback.feedback-escalated.v1", id);
            assertThat(heard.data().path("content").asText()).isEqualTo("外箱标签线径 0.50 mm，实物 0.53 mm。");
            assertThat(heard.data().path("productId").asText()).isEqualTo("P-200");
            assertThat(heard.data().path("lot").asText()).isEqualTo("L20261101-03");
            assertThat(heard.data().path("reason").asText()).isEqualTo("客户要求按投诉处理");
            assertThat(heard.data().path("escalatedBy").asText()).isEqualTo("li.quality");
        }
        escalate(sales(), id, "\"1\"")
                .then()
                .statusCode(409)
                .body("type", is("/problems/feedback-already-escalated"))
                .body("detail", endsWith("a feedback is escalated once."));
    }

    @Test
    void refusesToEscalateUnseen() {
        var id = reported(ours);

        escalate(sales(), id, null).then().statusCode(428).body("type", is("/problems/if-match-missing"));
        escalate(sales(), id, "\"7\"").then().statusCode(412).body("type", is("/problems/version-stale"));
        as(sales()).get(PATH + "/" + id).then().body("status", is("registered"));
    }

    @Test
    void refusesToBeEscalatedByOthersThanSalesAndQuality() {
        var id = registered(ours);

        escalate(production(), id, "\"0\"").then().statusCode(403).body("type", is("/problems/function-required"));
        escalate(customer(ours), id, "\"0\"").then().statusCode(403).body("type", is("/problems/role-required"));
        escalate(Tokens.of("gm").roles("general-manager").functions("quality"), id, "\"0\"")
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "x"))
                .put(PATH + "/" + id + "/escalation")
                .then()
                .statusCode(401)
                .body("type", is("/problems/unauthenticated"));
    }

    @Test
    void refusesToEscalateWhatIsNotThere() {
        escalate(sales(), Ids.next().toString(), "\"0\"")
                .then()
                .statusCode(404)
                .body("type", is("/problems/feedback-not-found"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2001})
    void refusesToEscalateWithoutAReasonOrWithAnEndlessOne(int length) {
        as(sales())
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "x".repeat(length)))
                .put(PATH + "/" + registered(ours) + "/escalation")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"))
                .body("errors.field", hasItem("reason"));
    }

    @Test
    void isEscalatedOnceAlsoByManyAtTheSameMoment() throws Exception {
        var id = reported(ours);

        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<Integer> escalation = () -> escalate(sales(), id, "\"0\"").statusCode();
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(_ -> escalation).toList())) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(it -> it != 200)).isNotEmpty().allMatch(it -> it == 412 || it == 409);
        try (var probe = new KafkaProbe()) {
            probe.await(TOPIC, "qloop.feedback.feedback-escalated.v1", id);
            assertThat(probe.all(TOPIC))
                    .filteredOn(it -> id.equals(it.key()) && it.type().endsWith("feedback-escalated.v1"))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("FB-015")
    void numbersEveryFeedbackOnce() throws Exception {
        var numbers = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<String> registration =
                    () -> register(sales(), registration(ours)).<String>path("number");
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 64).mapToObj(_ -> registration).toList())) {
                numbers.add(answer.get());
            }
        }

        assertThat(numbers).hasSize(64).doesNotHaveDuplicates().allMatch(it -> it.matches("FB-2026-\\d{6}"));
    }
}
