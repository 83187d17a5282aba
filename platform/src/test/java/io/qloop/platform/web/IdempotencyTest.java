package io.qloop.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class IdempotencyTest {

    private static final int AT_ONCE = 16;

    @Inject
    DataSource database;

    @Inject
    IdempotencyKeys keys;

    @Test
    void givesTheSameAnswerAgain() {
        var key = newKey();
        var first = create(key, "{\"text\":\"once\",\"class\":\"normal\"}", "chen.sales");
        var before = NoteResource.CREATED.get();

        var again = create(key, "{ \"class\": \"normal\", \"text\":\"once\" }", "chen.sales");

        first.then()
                .statusCode(201)
                .header("Location", startsWith("/api/v1/notes/"))
                .header("ETag", "\"0\"");
        again.then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")))
                .header("Idempotent-Replayed", equalTo("true"))
                .body(equalTo(first.asString()));
        assertThat(NoteResource.CREATED.get()).isEqualTo(before);
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        var key = newKey();
        create(key, "{\"text\":\"one\",\"class\":\"normal\"}", "chen.sales")
                .then()
                .statusCode(201);

        var other = create(key, "{\"text\":\"two\",\"class\":\"normal\"}", "chen.sales");

        other.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/idempotency-key-reused"))
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        var key = newKey();
        var first = create(key, "{\"text\":\"mine\",\"class\":\"normal\"}", "chen.sales");

        var second = create(key, "{\"text\":\"mine\",\"class\":\"normal\"}", "sun.sales");

        second.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        assertThat(second.header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    void createsOnceHoweverManyAskAtOnce() throws Exception {
        var key = newKey();
        var before = NoteResource.CREATED.get();
        var start = new CyclicBarrier(AT_ONCE);
        var answers = new ArrayList<Future<Response>>();

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return create(key, "{\"text\":\"race\",\"class\":\"normal\"}", "chen.sales");
                }));
            }
        }

        var location = answers.getFirst().get().header("Location");
        for (var answer : answers) {
            answer.get().then().statusCode(201).header("Location", equalTo(location));
        }
        assertThat(NoteResource.CREATED.get()).isEqualTo(before + 1);
    }

    @Test
    void forgetsARefusedRequest() {
        var key = newKey();
        create(key, "{\"text\":\"refuse\",\"class\":\"normal\"}", "chen.sales")
                .then()
                .statusCode(422);
        create(key, "{\"class\":\"normal\"}", "chen.sales").then().statusCode(400);

        var mended = create(key, "{\"text\":\"mended\",\"class\":\"normal\"}", "chen.sales");

        mended.then().statusCode(201);
    }

    @Test
    void needsAKey() {
        var answer = given().auth()
                .oauth2(token("chen.sales"))
                .contentType(ContentType.JSON)
                .body("{\"text\":\"a\",\"class\":\"normal\"}")
                .post("/api/v1/notes");

        answer.then().statusCode(400).body("type", equalTo("/problems/idempotency-key-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ümlaut", "long"})
    void needsAKeyOfVisibleCharacters(String key) {
        var answer = create(
                key.equals("long") ? "k".repeat(201) : key, "{\"text\":\"a\",\"class\":\"normal\"}", "chen.sales");

        answer.then().statusCode(400).body("type", equalTo("/problems/idempotency-key-invalid"));
    }

    @Test
    void forgetsAKeyAfterADay() throws SQLException {
        var key = newKey();
        var body = "{\"text\":\"old\",\"class\":\"normal\"}";
        create(key, body, "chen.sales").then().statusCode(201);
        age(key);

        keys.purgeOld();

        create(key, body, "chen.sales").then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    private void age(String key) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update idempotency_key set created_at = now() - interval '25 hours' where key = ?")) {
            update.setString(1, key);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static Response create(String key, String body, String login) {
        return given().auth()
                .oauth2(token(login))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/notes");
    }

    private static String token(String login) {
        return Tokens.of(login).roles("staff").sign();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
