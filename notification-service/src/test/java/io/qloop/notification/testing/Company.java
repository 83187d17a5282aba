package io.qloop.notification.testing;

import static io.restassured.RestAssured.given;

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
        put(function, description(language, name, mail)).then().statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        return mail;
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
