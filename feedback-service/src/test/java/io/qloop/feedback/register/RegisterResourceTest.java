package io.qloop.feedback.register;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
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
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.product.ProductFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class RegisterResourceTest {

    @Inject
    CustomerFixture customers;

    @Inject
    ProductFixture products;

    @Inject
    DataSource dataSource;

    private static final String[] OURS_ONLY = {
        "handler", "handlingDepartment", "procedure", "stage", "dueAt", "overdue", "remark"
    };

    /** Letters only, so that no text happens to have it. */
    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "zq";

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String others = ours + "-X";

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
        customers.known(others, Language.EN);
        products.known("P-200");
        products.known("P-201");
    }

    @Test
    @Tag("FB-016")
    @Tag("GW-009")
    void showsTheColumnsOfTheRegister() {
        var body = registration(ours, "productId", "P-200");
        body.put("lot", "L20261101-03");
        var answer = register(sales(), body);
        var id = answer.<String>path("id");
        remark(id, "\"0\"", "已电话告知客户").then().statusCode(200).body("remark", is("已电话告知客户"));

        page("customerId=" + ours)
                .body("items.size()", is(1))
                .body("items[0].number", is(answer.<String>path("number")))
                .body("items[0].customerName.en", is("Customer " + ours))
                .body("items[0].customerName.zh", is("客户 " + ours))
                .body("items[0].receivedAt", is("2026-11-20T01:00:00Z"))
                .body("items[0].subject", is("标签与实物不符"))
                .body("items[0].class", is("b"))
                .body("items[0].handler", is("chen.sales"))
                .body("items[0].handlingDepartment.zh", is("质控部"))
                .body("items[0].handlingDepartment.en", is("Quality Control Department"))
                .body("items[0].completedAt", nullValue())
                .body("items[0].remark", is("已电话告知客户"))
                .body("items[0].stage", is("received"))
                .body("items[0].dueAt", is(answer.<String>path("dueAt")))
                .body("items[0].productId", is("P-200"))
                .body("items[0].lot", is("L20261101-03"))
                .body("items[0].content", nullValue());
    }

    @Test
    void narrowsByEveryFilterAndByAllOfThemTogether() {
        var body = registration(ours, "productId", "P-200");
        body.put("lot", "L20261101-03");
        body.put("class", "a");
        body.put("responsibleFunction", "after-sales");
        body.put("receivedAt", "2026-11-18T08:00:00Z");
        var one = register(quality(), body).<String>path("id");
        registered(ours);

        var filters = List.of(
                "class=a",
                "responsibleFunction=after-sales",
                "productId=P-200",
                "lot=L20261101-03",
                "handler=li.quality",
                "receivedTo=2026-11-19T00:00:00Z",
                "receivedFrom=2026-11-18T08:00:00Z&receivedTo=2026-11-18T08:00:01Z",
                "overdue=true&class=a");
        for (var filter : filters) {
            assertThat(ids("customerId=" + ours + "&" + filter)).as(filter).containsExactly(one);
        }
        assertThat(ids("customerId=" + ours + "&" + String.join("&", filters.subList(0, 6))))
                .containsExactly(one);
        assertThat(ids("customerId=" + ours + "&stage=received")).hasSize(2);
        assertThat(ids("customerId=" + ours + "&stage=reported")).isEmpty();
        assertThat(ids("customerId=" + ours + "&productId=P-201")).isEmpty();
        assertThat(ids("customerId=" + ours + "&receivedFrom=2026-11-18T08:00:01Z"))
                .hasSize(1);
    }

    @Test
    void tellsWhatIsOverdueAndNoLongerWhatIsEscalated() {
        var late = register(sales(), registration(ours, "class", "a")).<String>path("id");
        var escalated = reported(registration(ours, "class", "a"));
        escalate(escalated);
        var inTime = register(sales(), registration(ours, "receivedAt", "2026-11-25T01:00:00Z"))
                .<String>path("id");

        assertThat(ids("customerId=" + ours + "&overdue=true")).containsExactly(late);
        assertThat(ids("customerId=" + ours + "&overdue=false")).containsExactly(inTime, escalated);
        page("customerId=" + ours + "&overdue=true").body("items.overdue", contains(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"receivedAt", "createdAt", "number", "customer", "dueAt", "completedAt"})
    void walksEveryOrderInPagesWithoutGapsAlsoWhereValuesAreEqual(String column) {
        // Two of each date of receipt, and all of one customer.
        IntStream.range(0, 7)
                .forEach(i -> register(sales(), registration(ours, "receivedAt", "2026-11-1" + i / 2 + "T01:00:00Z")));
        var upwards = ids("customerId=" + ours + "&limit=100&sort=" + column);

        assertThat(walk("customerId=" + ours + "&limit=2&sort=" + column)).isEqualTo(upwards);
        assertThat(walk("customerId=" + ours + "&limit=3&sort=-" + column)).isEqualTo(upwards.reversed());
        assertThat(upwards).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void keepsItsPlaceWhenSomethingIsAddedMeanwhile() {
        IntStream.range(0, 4).forEach(_ -> registered(ours));
        var all = ids("customerId=" + ours);
        var first = get("customerId=" + ours + "&limit=2");
        register(sales(), registration(ours, "receivedAt", "2026-11-24T01:00:00Z"));

        var second = get("customerId=" + ours + "&limit=2&after=" + first.path("next"));

        assertThat(second.<List<String>>path("items.id")).isEqualTo(all.subList(2, 4));
    }

    @Test
    void sortsByTheValueOfTheColumn() {
        var late = register(sales(), registration(ours, "receivedAt", "2026-11-19T01:00:00Z"))
                .<String>path("id");
        var early = register(sales(), registration(ours, "receivedAt", "2026-11-09T01:00:00Z"))
                .<String>path("id");
        var escalated = reported(registration(ours, "receivedAt", "2026-11-01T01:00:00Z"));
        escalate(escalated);

        assertThat(ids("customerId=" + ours)).containsExactly(late, early, escalated);
        assertThat(ids("customerId=" + ours + "&sort=createdAt")).containsExactly(late, early, escalated);
        // Nothing is due any more, which comes after every date.
        assertThat(ids("customerId=" + ours + "&sort=dueAt")).containsExactly(early, late, escalated);
    }

    @ParameterizedTest
    @CsvSource({
        "线盘, spool-zh",
        "毛刺划伤漆膜, spool-zh",
        "膜, spool-zh",
        "盘边缘, spool-zh",
        "SCRATCHED, spool-en",
        "scratches film, spool-en",
        "the spool, spool-en",
        "L20270203-1, lot",
        "l20270203-11, lot"
    })
    void findsWordsOfBothLanguagesAndBeginningsOfCodes(String q, String expected) {
        var texts = Map.of(
                "spool-zh", "线盘边缘有毛刺划伤漆膜",
                "spool-en", "A burr on the spool scratched the film",
                "lot", "Nothing in particular");
        var ids = new HashMap<String, String>();
        texts.forEach((name, text) -> {
            var body = registration(ours, "content", text);
            body.put("subject", "-");
            if (name.equals("lot")) {
                body.put("lot", "L20270203-11");
            }
            ids.put(name, register(sales(), body).path("id"));
        });

        assertThat(ids("customerId=" + ours + "&q=" + q)).containsExactly(ids.get(expected));
    }

    @Test
    void findsByNumberAndByItsBeginning() {
        var number = register(sales(), registration(ours)).<String>path("number");
        registered(others);

        assertThat(numbers("q=" + number)).containsExactly(number);
        assertThat(numbers("q=" + number.toLowerCase() + "&customerId=" + ours)).containsExactly(number);
        assertThat(numbers("customerId=" + ours + "&q=" + number.substring(0, 9)))
                .containsExactly(number);
        assertThat(numbers("customerId=" + others + "&q=" + number)).isEmpty();
    }

    /** The settings of the tests sort ten hits at most, so that this search is read in the order of the register. */
    @Test
    void searchesInPagesWhetherManyOrFewAreFound() {
        IntStream.range(0, 14)
                .forEach(i -> register(sales(), registration(ours, "subject", i % 2 == 0 ? mark + " even" : mark)));
        var even = ids("limit=100&sort=number&q=" + mark + " even");

        assertThat(even).hasSize(7);
        assertThat(walk("limit=2&sort=number&q=" + mark + " even")).isEqualTo(even);
        assertThat(walk("limit=3&sort=number&q=" + mark)).hasSize(14).doesNotHaveDuplicates();
        assertThat(walk("limit=3&sort=-number&q=" + mark))
                .isEqualTo(ids("limit=100&sort=number&q=" + mark).reversed());
        assertThat(ids("q=" + mark + "&status=escalated")).isEmpty();
    }

    @Test
    @Tag("FB-016")
    void walksTheRegisterOfAProductThatMayBeOneOfSeveralGoods() {
        products.known(mark);
        var some = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            var body = registration(i % 2 == 0 ? ours : others, "receivedAt", "2026-11-0%dT01:00:00Z".formatted(i + 1));
            if (i % 3 == 0) {
                body.put("lines", List.of(Map.of("productId", "P-201"), Map.of("productId", mark)));
            } else {
                body.put("productId", mark);
            }
            some.add(register(sales(), body).then().statusCode(201).extract().path("id"));
        }

        assertThat(walk("productId=" + mark + "&limit=2")).isEqualTo(some.reversed());
        assertThat(walk("productId=" + mark + "&limit=2&sort=number")).isEqualTo(some);
        assertThat(walk("productId=" + mark + "&limit=1&sort=-customer"))
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(walk("productId=" + mark
                        + "&limit=2&receivedFrom=2026-11-03T00:00:00Z&receivedTo=2026-11-05T00:00:00Z"))
                .isEqualTo(some.subList(2, 4).reversed());
        assertThat(ids("productId=" + mark + "&customerId=" + ours)).hasSize(3);
        assertThat(ids("productId=" + mark + "&status=escalated")).isEmpty();
    }

    @Test
    void findsAFeedbackAsSoonAsItIsRegistered() {
        var id = register(customer(ours), told(ours)).<String>path("id");

        assertThat(ids("q=标签与实物&customerId=" + ours)).containsExactly(id);
    }

    @Test
    void showsACustomerItsOwnLinesOnlyAndNothingOfOurs() {
        var own = register(sales(), registration(ours, "subject", mark)).<String>path("id");
        register(sales(), registration(others, "subject", mark));
        remark(own, "\"0\"", "Ours only").then().statusCode(200);
        page("customerId=" + ours).body("items[0].keySet()", hasItems(OURS_ONLY));

        for (var query : List.of("", "?q=" + mark, "?sort=number", "?status=registered")) {
            as(customer(ours))
                    .get(PATH + query)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(own))
                    .body("items[0].keySet()", everyItem(not(oneOf(OURS_ONLY))));
        }
        as(customer(ours))
                .get(PATH + "?customerId=" + others + "&q=" + mark)
                .then()
                .body("items.size()", is(0));
        as(customer(ours)).get(PATH + "/" + own).then().body("remark", nullValue());
        as(Tokens.of("stray").roles("customer")).get(PATH).then().body("items.size()", is(0));
    }

    @ParameterizedTest
    @CsvSource({
        "handler=chen.sales, filter-unknown, handler",
        "stage=received, filter-unknown, stage",
        "overdue=true, filter-unknown, overdue",
        "sort=dueAt, sort-invalid, sort",
        "sort=-dueAt, sort-invalid, sort"
    })
    void doesNotLetACustomerAskForWhatItDoesNotSee(String query, String problem, String field) {
        as(customer(ours))
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .body("type", is("/problems/" + problem))
                .body("errors.field", contains(field))
                .body("detail", not(containsString("dueAt")));
        get(query).then().statusCode(200);
    }

    @Test
    void sortsNumbersAsTheyGrow() throws SQLException {
        var numbers = List.of("FB-2025-1000000", "FB-2026-9", "FB-2026-999999", "FB-2026-1000000", "FB-2026-1000001");
        for (var number : numbers.reversed()) {
            rename(registered(ours), mark.substring(0, 3) + number);
        }

        var upwards = numbers("customerId=" + ours + "&sort=number");

        assertThat(upwards).extracting(it -> it.substring(3)).isEqualTo(numbers);
        assertThat(walk("customerId=" + ours + "&limit=1&sort=number"))
                .isEqualTo(ids("customerId=" + ours + "&sort=number"));
        assertThat(numbers("customerId=" + ours + "&sort=-number")).isEqualTo(upwards.reversed());
    }

    /** Up to ten that stand in a stage are sorted here, of more the order is walked. */
    @Test
    @Tag("FB-016")
    void walksThoseOfAStageInPagesHoweverManyStandInIt() {
        var some = new ArrayList<>(List.of(reported(ours), reported(ours), reported(ours)));
        var query = "customerId=" + ours + "&stage=reported&limit=2&sort=number";
        assertThat(walk(query)).isEqualTo(some);

        for (var i = 0; i < 9; i++) {
            some.add(reported(ours));
        }

        assertThat(walk(query)).isEqualTo(some);
    }

    private void rename(String id, String number) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("update feedback set number = ? where id = ?")) {
            update.setString(1, number);
            update.setObject(2, UUID.fromString(id));
            update.executeUpdate();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "customer=C-1, filter-unknown, customer",
        "sort=subject, sort-invalid, sort",
        "sort=-, sort-invalid, sort",
        "overdue=perhaps, parameter-invalid, overdue",
        "receivedFrom=yesterday, parameter-invalid, receivedFrom",
        "responsibleFunction=kitchen, parameter-invalid, responsibleFunction",
        "limit=0, limit-invalid, limit",
        "after=x, cursor-invalid, after",
        "q=。, search-without-words, q",
        "q=the, search-without-words, q",
        "receivedFrom=2026-11-02T00:00:00Z&receivedTo=2026-11-01T00:00:00Z, received-period-empty, receivedTo"
    })
    void refusesWhatItDoesNotKnow(String query, String problem, String field) {
        get(query)
                .then()
                .statusCode(400)
                .body("type", is("/problems/" + problem))
                .body("errors.field", contains(field));
    }

    @Test
    void namesTheFiltersAndOrdersThatThereAre() {
        get("colour=red").then().body("detail", containsString("receivedFrom"));
        get("sort=colour").then().body("detail", containsString("-receivedAt"));
    }

    @Test
    void refusesTheCursorOfAnotherOrder() {
        IntStream.range(0, 2).forEach(_ -> registered(ours));
        var next = get("customerId=" + ours + "&limit=1&sort=number").<String>path("next");

        get("customerId=" + ours + "&limit=1&sort=dueAt&after=" + next)
                .then()
                .statusCode(400)
                .body("type", is("/problems/cursor-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "auditor"})
    void isReadByOurOwnPeople(String role) {
        as(Tokens.of("somebody").roles(role)).get(PATH).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "system"})
    void isNotReadByOthers(String role) {
        as(Tokens.of("somebody").roles(role))
                .get(PATH)
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void takesARemarkAwayAgainAndRefusesAnEndlessOne() {
        var id = registered(ours);
        remark(id, "\"0\"", "x").then().statusCode(200).header("ETag", is("\"1\""));

        remark(id, "\"1\"", " ").then().statusCode(200).body("remark", nullValue());

        remark(id, "\"2\"", "x".repeat(2001)).then().statusCode(400).body("errors.field", contains("remark"));
        remark(id, "\"0\"", "x").then().statusCode(412).body("type", is("/problems/version-stale"));
        remark(id, null, "x").then().statusCode(428);
        as(auditor())
                .header("If-Match", "\"2\"")
                .body(Map.of("remark", "x"))
                .put(PATH + "/" + id + "/remark")
                .then()
                .statusCode(403);
    }

    private static Response remark(String id, String ifMatch, String remark) {
        var request = as(sales()).body(Map.of("remark", remark));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(PATH + "/" + id + "/remark");
    }

    private static Response get(String query) {
        return as(sales()).get(PATH + "?" + query);
    }

    private static ValidatableResponse page(String query) {
        return get(query).then().statusCode(200);
    }

    private static List<String> ids(String query) {
        return page(query).extract().path("items.id");
    }

    private static List<String> numbers(String query) {
        return page(query).extract().path("items.number");
    }

    private static List<String> walk(String query) {
        var seen = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var page = page(query + "&after=" + next).extract();
            seen.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        }
        return seen;
    }

    private static void escalate(String feedback) {
        act(quality(), feedback, "escalation", Map.of("reason", "客户要求按投诉处理")).statusCode(200);
    }
}
