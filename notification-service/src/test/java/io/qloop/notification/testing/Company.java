package io.qloop.notification.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The directory and the messages as people handle them over REST. */
public final class Company {

    private Company() {}

    public static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("admin").roles("admin").sign()).contentType(ContentType.JSON);
    }

    /** An address that nobody else uses. */
    public static String freshAddress(String prefix) {
        return prefix + "-" + UUID.randomUUID() + "@qloop.local";
    }

    public static Map<String, Object> description(String language, String headName, String headMail) {
        var description = new LinkedHashMap<String, Object>();
        description.put("department", Map.of("en", "Department", "zh", "部门"));
        if (headMail != null) {
            description.put("head", Map.of("name", headName, "mail", headMail));
        }
        description.put("language", language);
        return description;
    }

    /** Enters the function, or changes what stands there. */
    public static Response put(String function, Map<String, Object> description) {
        var entered = admin().body(description).put("/api/v1/functions/" + function);
        return entered.statusCode() == 428
                ? admin().header("If-Match", "*").body(description).put("/api/v1/functions/" + function)
                : entered;
    }

    /** Makes somebody new the head of the function; answers the mail address. */
    public static String appoint(String function, String language, String name) {
        var mail = freshAddress(function);
        put(function, description(language, name, mail)).then().statusCode(oneOf(200, 201));
        return mail;
    }

    /** Makes these the head of general management and the deputy; there need not be a deputy. */
    public static void lead(String head, String deputy) {
        var management = description("zh", "总经理", head);
        if (deputy != null) {
            management.put("deputy", Map.of("name", "主管领导", "mail", deputy));
        }
        put("general-management", management).then().statusCode(oneOf(200, 201));
    }

    /** Enters somebody new; answers the id. */
    public static String person(String name, String mail) {
        return admin().header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("name", name, "mail", mail))
                .post("/api/v1/directory/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** From now on this person holds the post. */
    public static void hold(String department, String post, String person) {
        admin().header("If-Match", "*")
                .body(Map.of("person", person))
                .put(holder(department, post))
                .then()
                .statusCode(200);
    }

    /** From now on nobody holds the post. */
    public static void vacate(String department, String post) {
        admin().header("If-Match", "*").delete(holder(department, post)).then().statusCode(oneOf(200, 204));
    }

    private static String holder(String department, String post) {
        return "/api/v1/directory/departments/" + department + "/posts/" + post + "/holder";
    }

    public static List<Map<String, Object>> messages(String caseId) {
        return new ArrayList<>(admin().get("/api/v1/messages?sort=createdAt&limit=100&caseId=" + caseId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items"));
    }

    public static Response message(String id) {
        return admin().get("/api/v1/messages/" + id);
    }
}
