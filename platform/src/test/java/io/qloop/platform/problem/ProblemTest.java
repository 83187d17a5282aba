package io.qloop.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class ProblemTest {

    private static final String NOTES = "/api/v1/notes";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text":"a","class":"slow"}                        | class             | unknown-value
                    {"text":"a","class":"NORMAL"}                      | class             | unknown-value
                    {"text":"a","class":1}                             | class             | unknown-value
                    {"text":"a","class":"normal","colour":"red"}       | colour            | unknown-property
                    {"text":7,"class":"normal"}                        | text              | wrong-type-text
                    {"text":{},"class":"normal"}                       | text              | wrong-type-text
                    {"text":"a","class":"normal","lines":{}}           | lines             | wrong-type-array
                    {"text":"a","class":"normal","lines":["x"]}        | lines[0]          | wrong-type-object
                    {"text":"a","class":"normal","lines":[{"quantity":"1"}]} | lines[0].quantity | wrong-type-number
                    {"text":"a","class":"normal","lines":[{"quantity":true}]} | lines[0].quantity | wrong-type-number
                    {"text":"a","class":"normal","at":"yesterday"}     | at                | wrong-type-instant
                    [1]                                                | null              | wrong-type-object
                    {"text":"a",                                       | null              | not-json
                    {text:"a"}                                         | null              | not-json
                    {"text":"a","class":"normal"} {}                   | null              | not-json
                    """, nullValues = "null")
    void saysWhichFieldOfTheBodyCannotBeRead(String body, String field, String rule) {
        problem(create(body), 400, "malformed-body")
                .body("errors", hasSize(1))
                .body("errors[0].field", field == null ? nullValue() : equalTo(field))
                .body("errors[0].rule", equalTo(rule))
                .body("errors[0].message", not(startsWith("rule.")));
    }

    @Test
    void namesTheAllowedValues() {
        problem(create("{\"text\":\"a\",\"class\":\"slow\"}"), 400, "malformed-body")
                .body("errors[0].message", equalTo("must be one of: very-urgent, normal"));
    }

    @Test
    void needsABodyWhereABodyBelongs() {
        problem(
                staff().contentType(ContentType.JSON)
                        .header("Idempotency-Key", key())
                        .post(NOTES),
                400,
                "body-missing");
        problem(create("null"), 400, "body-missing");
    }

    @Test
    void namesTheFieldsThatBreakARuleByTheirJsonNames() {
        problem(create("{\"text\":\" \",\"lines\":[{\"quantity\":0},{}]}"), 400, "invalid-request")
                .body("errors.field", contains("class", "lines[0].quantity", "lines[1].quantity", "text"))
                .body("errors.rule", contains("not-null", "positive", "not-null", "not-blank"))
                .body("errors[0].message", equalTo("must be given"));
    }

    @Test
    void answersInChineseAsWellAsInEnglish() {
        var body = "{\"text\":\" \",\"class\":\"normal\",\"slug\":\"" + "x".repeat(41) + "\"}";

        create(body, "zh-CN,zh;q=0.9,en;q=0.5")
                .then()
                .statusCode(400)
                .header("Content-Language", "zh")
                .header("Vary", containsString("Accept-Language"))
                .body("title", equalTo("请求无效"))
                .body("errors.message", contains("长度必须在 0 到 40 之间", "必须填写，且不能只有空白"));
        create(body, "fr")
                .then()
                .header("Content-Language", "en")
                .body("title", equalTo("Request not valid"))
                .body("errors.message", hasItem("must have a length from 0 to 40"));
    }

    @Test
    void answersARefusalWithItsTypeFieldAndArguments() {
        problem(create("{\"text\":\"refuse\",\"class\":\"very-urgent\"}"), 422, "note-closed")
                .body("title", equalTo("Note closed"))
                .body("detail", equalTo("The note is very-urgent."))
                .body("instance", equalTo(NOTES))
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].rule", equalTo("note-closed"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
        problem(given().get(NOTES + "/broken/other"), 410, "note-closed").body("errors", nullValue());
    }

    @Test
    void answersWhatTheFrameworkRefusesTheSameWay() {
        problem(given().get("/api/v1/nowhere"), 404, "not-found");
        problem(given().get("/nowhere"), 404, "not-found");
        problem(staff().delete(NOTES), 405, "method-not-allowed");
        problem(staff().contentType("text/plain").body("x").post(NOTES), 415, "media-type-unsupported");
        problem(staff().accept("image/png").get(NOTES), 406, "not-acceptable");
        problem(staff().get(NOTES + "/no-uuid"), 404, "not-found");
        problem(staff().get(NOTES + "/" + UUID.randomUUID()), 404, "note-not-found");
    }

    @Test
    void namesTheParameterThatIsNotOfItsType() {
        problem(staff().get(NOTES + "?class=slow"), 400, "parameter-invalid")
                .body("errors[0].field", equalTo("class"))
                .body("errors[0].message", equalTo("must be one of: very-urgent, normal"));
        problem(given().get(NOTES + "/broken/x?number=x"), 400, "parameter-invalid")
                .body("errors[0].rule", equalTo("wrong-type-integer"));
        problem(given().get(NOTES + "/broken/x?day=today&number=1"), 400, "parameter-invalid")
                .body("errors[0].field", equalTo("day"))
                .body("errors[0].message", equalTo("must be a date such as 2026-11-20"));
        staff().get(NOTES + "?class=").then().statusCode(200);
        staff().get(NOTES + "?class=very-urgent").then().statusCode(200);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var body = "{\"text\":\"" + "x".repeat(1_100_000) + "\"}";

        problem(create(body), 413, "body-too-large").header("Connection", "close");
    }

    @Test
    void refusesABodyThatGrowsTooLargeUnderWay() throws Exception {
        var body = ("{\"text\":\"" + "x".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + NOTES))
                .header("Authorization", "Bearer " + token())
                .header("Idempotency-Key", key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void refusesWhatTheDatabaseCannotStore() {
        problem(create("{\"text\":\"a\\u0000b\",\"class\":\"normal\"}"), 400, "value-not-storable");
        problem(create("{\"text\":\"" + "x".repeat(41) + "\",\"class\":\"normal\"}"), 400, "value-not-storable");
    }

    @Test
    void answersWhatIsThereAlreadyAsConflict() {
        var body = "{\"text\":\"a\",\"class\":\"normal\",\"slug\":\"" + key().substring(0, 30) + "\"}";
        create(body).then().statusCode(201);

        problem(create(body), 409, "already-exists");
    }

    @Test
    void tellsNothingAboutItsOwnFaults() {
        problem(given().get(NOTES + "/broken/bug"), 500, "internal-error")
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")))
                .body("traceId", notNullValue());
    }

    @Test
    void asksToComeBackWhenTheDatabaseIsAway() {
        problem(given().get(NOTES + "/broken/database"), 503, "temporarily-unavailable")
                .header("Retry-After", notNullValue());
    }

    private static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .header("Content-Language", "en")
                .body("type", equalTo("/problems/" + code))
                .body("status", equalTo(status))
                .body("title", not(startsWith("problem.")))
                .body("detail", notNullValue());
    }

    private static Response create(String body) {
        return create(body, "en");
    }

    private static Response create(String body, String language) {
        return staff().header("Accept-Language", language)
                .header("Idempotency-Key", key())
                .contentType(ContentType.JSON)
                .body(body)
                .post(NOTES);
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(token());
    }

    private static String token() {
        return Tokens.of("chen.sales").roles("staff").sign();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
