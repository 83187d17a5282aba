package io.qloop.notification.directory;

import static io.qloop.notification.directory.Directory.PEOPLE;
import static io.qloop.notification.testing.Company.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import io.qloop.notification.testing.MailTest;
import io.quarkus.test.common.QuarkusTestResource;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Our people come from the real Keycloak, with the rights that the realm file gives. */
@MailTest
@QuarkusTestResource(value = KeycloakBackend.class, restrictToAnnotatedClass = true)
class KeycloakPeopleTest {

    private static final String SERVER = ConfigProvider.getConfig().getValue(KeycloakBackend.SERVER, String.class);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static void refresh() {
        // The regular refresh may be at it.
        await().untilAsserted(() ->
                admin().put(PEOPLE + "refresh").then().statusCode(200).body("accounts", greaterThanOrEqualTo(8)));
    }

    @Test
    void takesOurPeopleOverAndNoCustomer() {
        refresh();

        admin().get(PEOPLE + "?limit=100&active=true")
                .then()
                .body("items.login", hasItem("li.quality"), "items.mail", hasItem("li.quality@qloop.local"));
        assertThat(admin().get(PEOPLE + "?limit=100").jsonPath().<String>getList("items.login"))
                .doesNotContain("acme", "service-account-erp", "service-account-notification");
    }

    @Test
    void noticesAtOnceWhenAnAccountIsDisabled() {
        refresh();
        var token = given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "qloop"))
                .post(SERVER + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        var users = SERVER + "/admin/realms/qloop/users";
        String id = given().auth()
                .oauth2(token)
                .get(users + "?exact=true&username=zhao.production")
                .path("[0].id");

        enable(token, users + "/" + id, false);
        awaitActive("zhao.production@qloop.local", false);

        enable(token, users + "/" + id, true);
        awaitActive("zhao.production@qloop.local", true);
    }

    /** By itself, long before the regular refresh. */
    private static void awaitActive(String mail, boolean active) {
        await().atMost(PATIENCE).untilAsserted(() -> admin().get(PEOPLE + "?mail=" + mail)
                .then()
                .body("items", hasSize(1), "items[0].active", equalTo(active)));
    }

    private static void enable(String token, String user, boolean enabled) {
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("enabled", enabled))
                .put(user)
                .then()
                .statusCode(oneOf(200, 204));
    }
}
