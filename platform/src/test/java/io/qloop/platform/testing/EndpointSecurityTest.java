package io.qloop.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the service's API description is closed to callers without a token (401) and without a role (403),
 * except the ones that are named as public. A service extends it: {@code @ServiceTest class AccessTest extends
 * EndpointSecurityTest}.
 */
public abstract class EndpointSecurityTest {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

    /** Operations that need no sign-in, such as {@code GET /api/v1/survey-answers/{token}}. */
    protected Set<String> publicOperations() {
        return Set.of();
    }

    @Test
    void refusesEverybodyWithoutAToken() {
        assertThat(answeringOtherwise(401, UnaryOperator.identity())).isEmpty();
    }

    @Test
    void refusesEverybodyWithABadToken() {
        var forged =
                Tokens.of("mallory").roles("admin", "staff").signedByStranger().sign();

        assertThat(answeringOtherwise(401, _ -> forged)).isEmpty();
    }

    @Test
    void refusesEverybodyWithoutARole() {
        var nobody = Tokens.of("nobody").functions("quality").sign();

        assertThat(answeringOtherwise(403, _ -> nobody)).isEmpty();
    }

    /** The random name that {@link #call} gives the service is never this one's. */
    @Test
    void knowsNoOtherService() {
        var everybody = Tokens.of("everybody")
                .roles("staff", "function-head", "general-manager", "auditor", "admin")
                .sign();
        var ofServices = new TreeMap<>(operations());
        ofServices.keySet().removeIf(operation -> !operation.contains("/services/{service}/"));

        assertThat(ofServices).isNotEmpty();
        ofServices.forEach((operation, body) -> call(operation, body, everybody)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/service-not-found")));
    }

    @Test
    void keepsThePublicOperationsOpen() {
        var operations = operations();

        assertThat(operations.keySet()).containsAll(publicOperations());
        for (var operation : publicOperations()) {
            assertThat(call(operation, operations.get(operation), null).statusCode())
                    .as(operation)
                    .isNotIn(401, 403);
        }
    }

    private List<String> answeringOtherwise(int status, UnaryOperator<String> token) {
        var wrong = new ArrayList<String>();
        operations().forEach((operation, body) -> {
            if (!publicOperations().contains(operation)) {
                var answer = call(operation, body, token.apply(null));
                var isProblem = answer.contentType().startsWith("application/problem+json");
                if (answer.statusCode() != status || !isProblem) {
                    wrong.add(operation + " answers " + answer.statusCode() + " " + answer.contentType());
                }
            }
        });
        return wrong;
    }

    /** Verb and path, with the media type of the body. */
    private static Map<String, String> operations() {
        Map<String, Map<String, Object>> paths =
                given().accept(ContentType.JSON).get("/q/openapi").jsonPath().getMap("paths");
        var operations = new TreeMap<String, String>();
        paths.forEach((path, item) -> item.forEach((verb, operation) -> {
            if (VERBS.contains(verb)) {
                operations.put(verb.toUpperCase(Locale.ROOT) + " " + path, mediaType(operation));
            }
        }));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private static String mediaType(Object operation) {
        return operation instanceof Map<?, ?> described
                        && described.get("requestBody") instanceof Map<?, ?> body
                        && body.get("content") instanceof Map<?, ?> content
                ? content.keySet().iterator().next().toString()
                : ContentType.JSON.toString();
    }

    private static Response call(String operation, String mediaType, String token) {
        var verb = operation.substring(0, operation.indexOf(' '));
        var path = operation
                .substring(operation.indexOf(' ') + 1)
                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        var request = given();
        if (token != null) {
            request.auth().oauth2(token);
        }
        if (mediaType.startsWith("multipart/")) {
            request.multiPart("file", "note.txt", "text".getBytes(StandardCharsets.UTF_8));
        } else if (!verb.equals("GET") && !verb.equals("DELETE")) {
            request.contentType(mediaType).body("{}");
        }
        return request.request(verb, path);
    }
}
