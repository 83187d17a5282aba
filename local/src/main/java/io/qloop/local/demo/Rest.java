package io.qloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.qloop.local.Addresses;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** REST at the gateway, as a person who has signed in at Keycloak with a password, or as nobody. */
final class Rest implements AutoCloseable {

    static final String NOBODY = "";
    private static final String PASSWORD = "qloop";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Addresses addresses;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, Instant until) {}

    /** What came back. */
    record Answer(int status, String etag, String location, JsonNode body, String text) {

        /** The stable last part of a problem's type, or empty text. */
        String problem() {
            return body.path("type").asText("").replaceFirst("^.*/", "");
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("answered " + status + " instead of " + expected + ": " + text);
            }
            return this;
        }
    }

    /** @param size in bytes */
    record Document(String mediaType, int size) {}

    Rest(Addresses addresses) {
        this.addresses = addresses;
    }

    Answer get(String user, String path) {
        return get(user, path, "en");
    }

    Answer get(String user, String path, String language) {
        return send(user, request(path).header("Accept-Language", language).GET());
    }

    /** A document that is no JSON. */
    Document file(String user, String path) {
        var request = request(path).setHeader("Accept", "*/*").GET();
        request.header("Authorization", "Bearer " + token(user));
        var response = send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("answered " + response.statusCode() + " instead of 200");
        }
        return new Document(response.headers().firstValue("Content-Type").orElse(""), response.body().length);
    }

    Answer post(String user, String path, String idempotencyKey, JsonNode body) {
        return send(
                user,
                request(path)
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Creates where there is nothing yet. */
    Answer put(String user, String path, JsonNode body) {
        return send(user, request(path).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Changes the version that {@code etag} names. */
    Answer put(String user, String path, String etag, JsonNode body) {
        return send(
                user, request(path).header("If-Match", etag).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(addresses.gateway() + "/api/v1" + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json, text/html;q=0.5");
    }

    private Answer send(String user, HttpRequest.Builder request) {
        if (!user.equals(NOBODY)) {
            request.header("Authorization", "Bearer " + token(user));
        }
        return exchange(request.build());
    }

    private String token(String user) {
        var known = tokens.get(user);
        if (known != null && Instant.now().isBefore(known.until())) {
            return known.value();
        }
        var form = "grant_type=password&client_id=qloop-demo&scope=openid&username=" + encode(user) + "&password="
                + encode(PASSWORD);
        var answer = exchange(HttpRequest.newBuilder(URI.create(addresses.issuer() + "/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (answer.status() != 200) {
            throw new IllegalStateException("Keycloak did not sign in " + user + ": " + answer.text());
        }
        var lifetime = Math.max(5, answer.body().path("expires_in").asLong(60) - 15);
        var token = new Token(
                answer.body().path("access_token").asText(), Instant.now().plusSeconds(lifetime));
        tokens.put(user, token);
        return token.value();
    }

    private Answer exchange(HttpRequest request) {
        var response = send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(""),
                response.headers().firstValue("Location").orElse(""),
                json(response.body()),
                response.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    request.uri().getHost() + ":" + request.uri().getPort() + " does not answer: " + e, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : Company.JSON.readTree(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
