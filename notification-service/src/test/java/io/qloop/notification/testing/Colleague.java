package io.qloop.notification.testing;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.restassured.RestAssured.given;

import io.qloop.notification.message.Audience;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;

/** Somebody of ours who can sign in: the head of quality of a site that no other test knows. */
public record Colleague(String site, String department, String person, String mail, String login) {

    public static Colleague enter(EntityManager database, String language) {
        var site = "c-" + UUID.randomUUID().toString().substring(0, 8);
        admin().body(Map.of(
                        "name",
                        Map.of("en", "Quality", "zh", "质管"),
                        "language",
                        language,
                        "site",
                        site,
                        "function",
                        "quality"))
                .put("/api/v1/directory/departments/quality-" + site)
                .then()
                .statusCode(201);
        return enter(database, site, "head");
    }

    /** Somebody else of the same department. */
    public Colleague deputy(EntityManager database) {
        return enter(database, site, "deputy");
    }

    private static Colleague enter(EntityManager database, String site, String post) {
        var mail = freshAddress(post);
        var person = Company.person("蒋明", mail);
        Company.hold("quality-" + site, post, person);
        var login = "login-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update person set login = :login where id = :id")
                        .setParameter("login", login)
                        .setParameter("id", UUID.fromString(person))
                        .executeUpdate());
        return new Colleague(site, "quality-" + site, person, mail, login);
    }

    public UUID id() {
        return UUID.fromString(person);
    }

    /** Whoever heads the department. */
    public Audience audience() {
        return new Audience.Department(department, "quality", site);
    }

    public Tokens token() {
        return Tokens.of(login).roles("staff");
    }

    public RequestSpecification signedIn() {
        return given().auth().oauth2(token().sign()).contentType(ContentType.JSON);
    }

    public void leavesPost(String post) {
        Company.vacate(department, post);
    }
}
