package io.qloop.returns.goodsreturn;

import static io.qloop.returns.Scenes.as;
import static io.qloop.returns.Scenes.customer;
import static io.qloop.returns.Scenes.line;
import static io.qloop.returns.Scenes.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.returns.Scenes;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ReturnResourceTest {

    private static Scenes scenes;
    private static String product;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
        product = scenes.product();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    void showsAReturnWithItsLines() {
        var customerId = scenes.customer();
        var reference = scenes.received(customerId, line(2, product, "L-2", 2.5), line(1, product, "L-1", 120));
        var id = idOf(reference);

        staff().get("/api/v1/returns/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("number", matchesPattern("RT-\\d{4}-\\d{6}"))
                .body("returnReference", equalTo(reference))
                .body("customerName.zh", equalTo("艾克米电机"))
                .body("status", equalTo("in-quarantine"))
                .body("receivedAt", equalTo("2026-11-20T02:15:00Z"))
                .body("lines.line", contains(1, 2))
                .body("lines.quantity", contains(120, 2.5f))
                .body("lines.remark", everyItem(equalTo("纸箱浸水")))
                .body("lines.status", everyItem(equalTo("in-quarantine")));
    }

    @Test
    void listsByCustomerStatusAndReference() {
        var customerId = scenes.customer();
        var reference = scenes.received(customerId, line(1, product, "L-1", 120));
        var other = scenes.received(customerId, line(1, product, "L-1", 120));

        staff().get("/api/v1/returns?customerId=" + customerId)
                .then()
                .body("items.returnReference", contains(other, reference));
        staff().get("/api/v1/returns?status=in-quarantine&returnReference=" + reference)
                .then()
                .body("items.returnReference", contains(reference));
        staff().get("/api/v1/returns?status=inspected&customerId=" + customerId)
                .then()
                .body("items", empty());
    }

    @Test
    void walksThroughPagesInEitherOrder() {
        var customerId = scenes.customer();
        var references = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            references.add(scenes.received(customerId, line(1, product, "L-1", 1)));
        }

        assertThat(walk(customerId, "createdAt")).containsExactlyElementsOf(references);
        assertThat(walk(customerId, "-createdAt")).containsExactlyElementsOf(references.reversed());
    }

    @Test
    void showsACustomerOnlyItsOwnReturns() {
        var acme = scenes.customer();
        var rhine = scenes.customer();
        var acmes = scenes.received(acme, line(1, product, "L-1", 120));
        var rhines = scenes.received(rhine, line(1, product, "L-1", 120));

        customer(acme).get("/api/v1/returns").then().body("items.returnReference", contains(acmes));
        customer(acme).get("/api/v1/returns?customerId=" + rhine).then().body("items", empty());
        customer(acme).get("/api/v1/returns/{id}", idOf(acmes)).then().statusCode(200);
        customer(acme)
                .get("/api/v1/returns/{id}", idOf(rhines))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/return-not-found"));
    }

    @Test
    void showsACustomerWithoutACustomerIdNothing() {
        as(Tokens.of("lost").roles("customer")).get("/api/v1/returns").then().body("items", empty());
    }

    @Test
    void answersNotFoundForAReturnThatDoesNotExist() {
        staff().get("/api/v1/returns/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/return-not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "auditor", "customer"})
    void isOpenTo(String role) {
        as(Tokens.of("somebody").roles(role)).get("/api/v1/returns").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "system"})
    void isClosedTo(String role) {
        as(Tokens.of("somebody").roles(role))
                .get("/api/v1/returns")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "sort=number", "after=nonsense", "status=lost"})
    void refusesParametersThatItDoesNotKnow(String parameter) {
        staff().get("/api/v1/returns?" + parameter).then().statusCode(400).body("errors", hasSize(1));
    }

    @Test
    void answersInTheLanguageOfTheCaller() {
        staff().header("Accept-Language", "zh-CN")
                .get("/api/v1/returns/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", equalTo("没有这笔退货。"));
    }

    @Test
    void listsWhatTheAuditorMaySee() {
        var reference = scenes.received(scenes.customer(), line(1, product, "L-1", 120));

        as(Tokens.of("audit").roles("auditor"))
                .get("/api/v1/returns?limit=100")
                .then()
                .body("items.returnReference", hasItem(reference));
    }

    private static java.util.List<String> walk(String customerId, String sort) {
        var seen = new ArrayList<String>();
        String after = "";
        do {
            JsonPath page = staff().get(
                            "/api/v1/returns?limit=2&customerId=" + customerId + "&sort=" + sort + "&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.returnReference"));
            after = page.getString("next");
        } while (after != null);
        return seen;
    }

    private static Object idOf(String reference) {
        return Scenes.returns(reference).getFirst().get("id");
    }
}
