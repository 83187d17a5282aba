package io.qloop.notification.directory;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.description;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MailTest
class FunctionResourceTest {

    private static final String PURCHASING = "/api/v1/functions/purchasing";

    @Test
    void entersAFunctionOnceAndThenChangesItByVersion() {
        var sales = "/api/v1/functions/after-sales";
        var first =
                admin().body(description("zh", "孙销售", "sun.sales@qloop.local")).put(sales);
        first.then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith(sales))
                .header("ETag", notNullValue())
                .body("function", equalTo("after-sales"), "head.name", equalTo("孙销售"));

        admin().body(description("en", "Sun", "sun.sales@qloop.local"))
                .put(sales)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/if-match-missing"));
        admin().header("If-Match", "\"99\"")
                .body(description("en", "Sun", "sun.sales@qloop.local"))
                .put(sales)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/version-stale"));
        admin().header("If-Match", first.header("ETag"))
                .body(description("en", "Sun", "sun.sales@qloop.local"))
                .put(sales)
                .then()
                .statusCode(200)
                .header("ETag", org.hamcrest.Matchers.not(first.header("ETag")))
                .body("language", equalTo("en"));
        given().auth()
                .oauth2(Tokens.of("audit").roles("auditor").sign())
                .get("/api/v1/functions?limit=100")
                .then()
                .statusCode(200)
                .body("items.function", hasItem("after-sales"));
    }

    @Test
    void takesAnEntryWithVacantPosts() {
        var vacant = description("zh", null, null);
        vacant.put("deputy", Map.of("name", "Deputy", "mail", "deputy@qloop.local"));
        vacant.put("mails", List.of("one@qloop.local", "two@qloop.local"));

        Company.put("purchasing", vacant).then().statusCode(oneOf(200, 201));

        admin().get(PURCHASING)
                .then()
                .statusCode(200)
                .body("head", nullValue(), "deputy.name", equalTo("Deputy"), "mails.size()", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b@c", "x@y.z\r\nBcc: a@b.c", "a@b.c, d@e.f", "", "赵@qloop.local"})
    void refusesAnAddressThatCannotBeWrittenTo(String mail) {
        admin().body(description("zh", "Name", mail))
                .put(PURCHASING)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"), "errors.field", hasItem("head.mail"));
    }

    @Test
    void refusesWrongShapes() {
        admin().body("{}").put(PURCHASING).then().statusCode(400);
        var mails = description("zh", "Name", "name@qloop.local");
        mails.put("mails", List.of("good@qloop.local", "bad"));
        admin().body(mails).put(PURCHASING).then().statusCode(400);
        var language = description("fr", "Name", "name@qloop.local");
        admin().body(language).put(PURCHASING).then().statusCode(400);
    }

    @Test
    void doesNotKnowOtherFunctions() {
        admin().get("/api/v1/functions/gardening").then().statusCode(oneOf(400, 404));
        admin().get("/api/v1/functions/technology")
                .then()
                .statusCode(oneOf(200, 404))
                .contentType(org.hamcrest.Matchers.containsString("json"));
    }

    @Test
    void isKeptByTheAdministratorAlone() {
        for (var role : List.of("staff", "function-head", "general-manager", "auditor", "customer")) {
            given().auth()
                    .oauth2(Tokens.of("somebody")
                            .roles(role)
                            .functions("quality")
                            .sign())
                    .contentType(ContentType.JSON)
                    .body(description("zh", "Name", "name@qloop.local"))
                    .put(PURCHASING)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-required"));
        }
        given().auth()
                .oauth2(Tokens.of("acme").roles("customer").customer("C-1007").sign())
                .get("/api/v1/functions")
                .then()
                .statusCode(403);
    }
}
