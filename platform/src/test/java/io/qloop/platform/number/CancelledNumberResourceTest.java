package io.qloop.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
@Tag("IM-031")
class CancelledNumberResourceTest {

    private static final String SERVICE = "/api/v1/services/returns";
    private static final String PATH = SERVICE + "/cancelled-numbers";
    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    @Inject
    Numbers numbers;

    @Inject
    CancelledNumbers cancelled;

    @Test
    void listsEachWithItsReasonPageByPage() {
        given("NK");
        rolledBack("NK");
        QuarkusTransaction.requiringNew().run(() -> {
            numbers.reserve("NK", NumberParts.none(), 2);
            numbers.next("NK", Ids.next());
        });
        rolledBack("NK");
        given("NK");

        awaitListed("NK", 3);

        list("auditor", "?form=NK&sort=createdAt")
                .body("items.number", contains(number("NK", 2), number("NK", 4), number("NK", 5)))
                .body("items.reason", contains("rolled-back", "not-needed", "rolled-back"))
                .body("items.form", contains("NK", "NK", "NK"))
                .body("items[1].explanation.en", equalTo("It was drawn ahead and not needed."))
                .body("items[1].explanation.zh", equalTo("预先取号，未使用。"))
                .body("next", nullValue());
        assertThat(walk("")).containsExactly(number("NK", 5), number("NK", 4), number("NK", 2));
        assertThat(walk("&sort=createdAt")).containsExactly(number("NK", 2), number("NK", 4), number("NK", 5));
        list("admin", "?limit=100").body("items.form", hasItems("NK"));
    }

    private static List<String> walk(String sort) {
        var numbers = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var page = list("admin", "?form=NK&limit=1&after=" + next + sort).extract();
            numbers.addAll(page.<List<String>>path("items.number"));
            next = page.path("next");
        }
        return numbers;
    }

    @Test
    void leavesTheYearOpenWhereTheCounterNeverBeginsAnew() {
        change("NL", "NL-{yyyy}-{0000}", "never");
        given("NL");
        rolledBack("NL");

        awaitListed("NL", 1);

        list("auditor", "?form=NL").body("items.number", contains("NL-{yyyy}-0002"));
    }

    @Test
    void countsByTheClassThatARecordHasWhenItIsRegistered() {
        change("NM", "NM-{class}-{yyyy}-{000}", "yearly");

        assertThat(ofClass(Optional.of("a"))).isEqualTo("NM-A-" + YEAR + "-001");
        assertThat(ofClass(Optional.of("b"))).isEqualTo("NM-B-" + YEAR + "-001");
        assertThat(ofClass(Optional.of("a"))).isEqualTo("NM-A-" + YEAR + "-002");
        assertThat(ofClass(Optional.empty())).isEqualTo("NM-X-" + YEAR + "-001");
    }

    private String ofClass(Optional<String> code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> numbers.next("NM", NumberParts.none().withClass(code), Ids.next()));
    }

    @Test
    void isEmptyWhereEveryNumberHasItsRecord() {
        list("auditor", "?form=NJ").body("items", empty()).body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "form=XX, number-form-unknown, form",
        "limit=0, limit-invalid, limit",
        "after=nonsense, cursor-invalid, after",
        "after=AAAAAAAAAAAAAAAAAAAAAA, cursor-invalid, after",
        "after=QQpCCkM, cursor-invalid, after"
    })
    void refusesQueriesThatItDoesNotKnow(String query, String code, String field) {
        as("auditor", "?" + query)
                .statusCode(400)
                .body("type", equalTo("/problems/" + code))
                .body("errors.field", contains(field));
    }

    @Test
    void namesTheFormsThatThereAre() {
        as("auditor", "?form=XX").body("detail", containsString("NK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "customer", "system"})
    void isClosedToOthers(String role) {
        as(role, "").statusCode(403);
    }

    private void given(String form) {
        QuarkusTransaction.requiringNew().run(() -> numbers.next(form, Ids.next()));
    }

    private void rolledBack(String form) {
        QuarkusTransaction.begin();
        numbers.next(form, Ids.next());
        QuarkusTransaction.rollback();
    }

    private void awaitListed(String form, int count) {
        await().untilAsserted(() -> {
            cancelled.sweep();
            assertThat(list("auditor", "?form=" + form).extract().<List<?>>path("items"))
                    .hasSize(count);
        });
    }

    private static String number(String form, int value) {
        return "%s-%d-%06d".formatted(form, YEAR, value);
    }

    private static void change(String form, String pattern, String restart) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("admin").roles("admin").sign())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("pattern", pattern, "restart", restart, "reason", "test"))
                .put(SERVICE + "/number-series/" + form + "/company")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list(String role, String query) {
        return as(role, query).statusCode(200);
    }

    private static ValidatableResponse as(String role, String query) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of("somebody").roles(role).sign())
                .get(PATH + query)
                .then();
    }
}
