package io.qloop.platform.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class CurrentUserTest {

    private static final String NOTES = "/api/v1/notes";

    @Inject
    CurrentUser user;

    @Test
    void knowsWhoIsAsking() {
        var token = Tokens.of("wang.qc").roles("staff").functions("quality").sign();

        given().auth()
                .oauth2(token)
                .get(NOTES + "/whoami")
                .then()
                .statusCode(200)
                .body("subject", equalTo("sub-wang.qc"))
                .body("name", equalTo("wang.qc"))
                .body("internal", equalTo(true))
                .body("quality", equalTo(true))
                .body("client", equalTo("qloop-demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "rubbish", "expired", "alg-none", "stranger", "issuer", "audience", "tampered"})
    void refusesATokenThatIsNotGood(String flaw) {
        var token = Tokens.of("wang.qc").roles("staff");
        var header =
                switch (flaw) {
                    case "none" -> null;
                    case "rubbish" -> "rubbish";
                    case "expired" ->
                        token.expiresAt(Instant.now().minus(Duration.ofHours(1)))
                                .sign();
                    case "alg-none" -> token.unsigned();
                    case "stranger" -> token.signedByStranger().sign();
                    case "issuer" ->
                        token.issuer("https://elsewhere/realms/qloop").sign();
                    case "audience" -> token.audience("account").sign();
                    case "tampered" -> tampered(token.sign());
                    default -> throw new IllegalArgumentException(flaw);
                };

        var request = given();
        if (header != null) {
            request.header("Authorization", "Bearer " + header);
        }
        request.get(NOTES)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/unauthenticated"));
    }

    @Test
    void refusesTheWrongRole() {
        given().auth()
                .oauth2(Tokens.of("acme").roles("customer").customer("C-1007").sign())
                .get(NOTES)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/role-required"));
    }

    @Test
    void closesWhatNobodyOpened() {
        given().get(NOTES + "/forgotten").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("admin").roles("admin", "staff").sign())
                .get(NOTES + "/forgotten")
                .then()
                .statusCode(403);
    }

    @Test
    void leavesPublicAddressesOpenWhateverTheTokenIs() {
        given().get(NOTES + "/open").then().statusCode(200);
        given().auth().oauth2("rubbish").get(NOTES + "/open").then().statusCode(200);
    }

    @Test
    void asksForTheFunction() {
        given().auth()
                .oauth2(Tokens.of("chen.sales")
                        .roles("staff")
                        .functions("sales")
                        .sign())
                .get(NOTES + "/of-quality")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/function-required"))
                .body("detail", equalTo("Only people of these functions may do this: quality, technology."));
        given().auth()
                .oauth2(Tokens.of("wang.qc").roles("staff").functions("quality").sign())
                .get(NOTES + "/of-quality")
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("AH-82")
    void hidesACustomersCasesFromOtherCustomers() {
        var acme = Tokens.of("acme").roles("customer").customer("C-1007").sign();

        given().auth()
                .oauth2(acme)
                .get(NOTES + "/of-customer?customerId=C-1007")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(acme)
                .get(NOTES + "/of-customer?customerId=C-1008")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/note-not-found"));
        given().auth()
                .oauth2(Tokens.of("gm").roles("general-manager", "staff").sign())
                .get(NOTES + "/of-customer?customerId=C-1008")
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("AH-82")
    void showsOurPeopleAllCustomersAndACustomerItselfAlone() {
        assertThat(onlyCustomer(Tokens.of("wang.qc").roles("staff"))).isNull();
        assertThat(onlyCustomer(Tokens.of("acme").roles("customer").customer("C-1007")))
                .isEqualTo("C-1007");
        // Somebody who is no customer yet: not the cases of all, but of none.
        assertThat(onlyCustomer(Tokens.of("stray").roles("customer"))).isEmpty();
        assertThat(onlyCustomer(Tokens.of("stray").roles("customer").customer(" ")))
                .isEmpty();
    }

    private static String onlyCustomer(Tokens who) {
        return given().auth()
                .oauth2(who.sign())
                .get(NOTES + "/whoami")
                .then()
                .statusCode(200)
                .extract()
                .path("onlyCustomer");
    }

    @Test
    void isTheSourceOfTheEventWhileAnEventIsHandled() {
        var name = CurrentUser.actingFor("/erp", () -> user.name());

        assertThat(name).isEqualTo("system:/erp");
        assertThat(user.name()).isEqualTo("system");
        assertThat(user.has(Roles.STAFF)).isFalse();
    }

    private static String tampered(String token) {
        var parts = token.split("\\.");
        return parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "AAAA." + parts[2];
    }
}
