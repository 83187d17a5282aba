package io.qloop.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
@Tag("X-004")
@Tag("IM-031")
class NumberSeriesResourceTest {

    private static final String SERIES = "/api/v1/services/returns/number-series";
    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    @Inject
    Numbers numbers;

    @Inject
    NumberSeries series;

    @Test
    void listsThePresetsOfAllForms() {
        as("auditor")
                .get(SERIES)
                .then()
                .statusCode(200)
                .body("form", hasItems("NB", "NH", "TEST"))
                .body("find { it.form == 'NJ' }.pattern", equalTo("NJ-{yyyy}-{000000}"))
                .body("find { it.form == 'NJ' }.site", equalTo("company"))
                .body("find { it.form == 'NJ' }.restart", equalTo("yearly"))
                .body("find { it.form == 'NJ' }.placeholders", contains("yyyy"))
                .body("find { it.form == 'NJ' }.example", equalTo("NJ-" + YEAR + "-000001"))
                .body("find { it.form == 'NJ' }.reason", nullValue())
                .body("find { it.form == 'NB' }.placeholders", contains("department", "site", "yyyy"));
    }

    @Test
    void writesNewNumbersAsTheChangedSeriesSays() {
        var before = next("NA", NumberParts.none());
        var etag = as("admin").get(SERIES + "/NA/company").header("ETag");

        change("NA", "company", etag, "BD-R4-{yyyy}{0000}", "yearly").statusCode(200);

        assertThat(before).isEqualTo("NA-" + YEAR + "-000001");
        assertThat(next("NA", NumberParts.none())).isEqualTo("BD-R4-" + YEAR + "0001");
        assertThat(next("NA", NumberParts.none())).isEqualTo("BD-R4-" + YEAR + "0002");
        as("auditor")
                .get(SERIES + "/NA/company")
                .then()
                .header("ETag", "\"1\"")
                .body("reason", equalTo("form BD-R4"))
                .body("changedBy", equalTo("admin"));
        as("auditor")
                .get("/api/v1/services/returns/audit-entries?caseId=number-series:NA:company")
                .then()
                .statusCode(200)
                .body("items[0].reason", equalTo("form BD-R4"));
    }

    @Test
    void hasSeriesOfSitesBesideTheCompanys() {
        change("NB", "suzhou", "*", "{site}.{department}-{000}", "never").statusCode(200);

        var parts = new NumberParts(Optional.of("suzhou"), Map.of("department", "quality"));
        assertThat(next("NB", parts)).isEqualTo("SUZHOU.QUALITY-001");
        assertThat(next("NB", new NumberParts(Optional.of("suzhou"), Map.of("department", "sales"))))
                .isEqualTo("SUZHOU.SALES-001");
        assertThat(next("NB", parts)).isEqualTo("SUZHOU.QUALITY-002");
        assertThat(next("NB", NumberParts.ofSite("wuxi"))).isEqualTo("NB-" + YEAR + "-000001");
        as("admin").get(SERIES + "/NB/wuxi").then().statusCode(404);
    }

    @Test
    void countsOnWhenOnlyTheWidthChanges() {
        var first = next("NC", NumberParts.none());

        change("NC", "company", "*", "NC-{yyyy}-{000}", "yearly").statusCode(200);

        assertThat(first).endsWith("-000001");
        assertThat(next("NC", NumberParts.none())).isEqualTo("NC-" + YEAR + "-002");
    }

    @Test
    void letsASiteReturnToTheSeriesOfTheCompany() {
        change("ND", "suzhou", "*", "NS-{yyyy}-{000}", "yearly").statusCode(200);
        next("ND", NumberParts.ofSite("suzhou"));

        change("ND", "suzhou", "*", "ND-{yyyy}-{000000}", "yearly").statusCode(200);

        assertThat(next("ND", NumberParts.none())).isEqualTo("ND-" + YEAR + "-000001");
        assertThat(next("ND", NumberParts.ofSite("suzhou"))).isEqualTo("ND-" + YEAR + "-000002");
    }

    @Test
    void refusesWhatAnotherSeriesCouldWriteNowOrHasWrittenBefore() {
        next("NE", NumberParts.none());

        change("NF", "company", "*", "NE-{yyyy}-{000}", "yearly")
                .statusCode(409)
                .body("type", equalTo("/problems/number-series-overlap"));
        change("NE", "company", "*", "NE-{yyyy}-{000000}", "never")
                .statusCode(409)
                .body("type", equalTo("/problems/number-series-overlap"));
        change("NE", "company", "*", "NX-{yyyy}-{000}", "yearly").statusCode(200);
        change("NF", "company", "*", "NE-{yyyy}-{000}", "yearly").statusCode(409);
    }

    @Test
    void takesAnotherBeginningAsLongAsNoNumberIsGiven() {
        change("NG", "company", "*", "NG-{yyyy}-{000000}", "never").statusCode(200);

        assertThat(next("NG", NumberParts.none())).isEqualTo("NG-" + YEAR + "-000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FB-{yyyy}", "FB-{yyyy}-{month}-{000}", "FB-{000}", "F/{yyyy}-{000}"})
    void saysWhatIsWrongWithAPattern(String pattern) {
        change("NH", "company", "*", pattern, "yearly")
                .statusCode(422)
                .body("type", equalTo("/problems/number-pattern-invalid"))
                .body("errors[0].field", equalTo("pattern"));

        assertThat(series.stored("NH", "company")).isEmpty();
    }

    @Test
    void changesOnlyWhatTheCallerHasSeen() {
        var body = Map.of("pattern", "NY-{yyyy}-{000}", "restart", "yearly", "reason", "new form");

        as("admin").body(body).put(SERIES + "/NI/company").then().statusCode(428);
        change("NI", "company", "\"3\"", "NY-{yyyy}-{000}", "yearly").statusCode(412);
        change("NI", "company", "\"0\"", "NY-{yyyy}-{000}", "yearly").statusCode(200);
        change("NI", "company", "\"0\"", "NZ-{yyyy}-{000}", "yearly").statusCode(412);
    }

    @Test
    void asksForAReasonAndKnowsItsForms() {
        as("admin")
                .header("If-Match", "*")
                .body(Map.of("pattern", "FX-{yyyy}-{000}", "restart", "yearly", "reason", " "))
                .put(SERIES + "/NJ/company")
                .then()
                .statusCode(400);
        change("ZZ", "company", "*", "ZZ-{yyyy}-{000}", "yearly").statusCode(404);
        as("admin").get(SERIES + "/ZZ/company").then().statusCode(404);
        as("admin").get("/api/v1/services/elsewhere/number-series").then().statusCode(404);
    }

    @Test
    void opensToAdministratorsAndToAuditorsForLooking() {
        RestAssured.get(SERIES).then().statusCode(401);
        as("staff").get(SERIES).then().statusCode(403);
        as("auditor")
                .header("If-Match", "*")
                .body(Map.of("pattern", "FX-{yyyy}-{000}", "restart", "yearly", "reason", "x"))
                .put(SERIES + "/NJ/company")
                .then()
                .statusCode(403);
    }

    private String next(String form, NumberParts parts) {
        return QuarkusTransaction.requiringNew().call(() -> numbers.next(form, parts, Ids.next()));
    }

    private static ValidatableResponse change(
            String form, String site, String ifMatch, String pattern, String restart) {
        return as("admin")
                .header("If-Match", ifMatch)
                .body(Map.of("pattern", pattern, "restart", restart, "reason", "form BD-R4"))
                .put(SERIES + "/" + form + "/" + site)
                .then();
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given()
                .contentType("application/json")
                .auth()
                .oauth2(Tokens.of(role).roles(role).sign());
    }
}
