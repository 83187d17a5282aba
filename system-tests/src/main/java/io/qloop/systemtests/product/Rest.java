package io.qloop.systemtests.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.local.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** REST at the gateway, as people who have signed in at the real Keycloak. Safe for many threads. */
public final class Rest implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Addresses addresses;
    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant until) {}

    public Rest(Addresses addresses) {
        this(addresses, addresses.gateway());
    }

    /** The same people, at another door. */
    public Rest(Addresses addresses, String base) {
        this.addresses = addresses;
        this.base = base;
    }

    /** A demo user, signed in with the password of the local realm. */
    public Session as(String user) {
        return new Session(
                this,
                () -> token(
                        user,
                        "grant_type=password&client_id=qloop-demo&scope=openid&username=" + encode(user)
                                + "&password=qloop"));
    }

    /** Another system, signed in with its own credentials. */
    public Session asClient(String client, String secret) {
        return new Session(
                this,
                () -> token(
                        client,
                        "grant_type=client_credentials&client_id=" + encode(client) + "&client_secret="
                                + encode(secret)));
    }

    public Session nobody() {
        return new Session(this, () -> "");
    }

    public Session bearing(String token) {
        return new Session(this, () -> token);
    }

    /** Somebody at the door: sends requests with the own token, or with none. */
    public record Session(Rest rest, java.util.function.Supplier<String> token) {

        public Answer get(String path) {
            return send("GET", path, Map.of(), null);
        }

        public Answer post(String path, JsonNode body) {
            return post(path, UUID.randomUUID().toString(), body);
        }

        public Answer post(String path, String idempotencyKey, JsonNode body) {
            return send("POST", path, Map.of("Idempotency-Key", idempotencyKey), body.toString());
        }

        public Answer put(String path, JsonNode body) {
            return send("PUT", path, Map.of(), body.toString());
        }

        public Answer put(String path, String etag, JsonNode body) {
            return send("PUT", path, Map.of("If-Match", etag), body.toString());
        }

        /** Reads the version and changes exactly that one: {@code case} is what is read, {@code verb} what is done. */
        public Answer change(String path, String verb, JsonNode body) {
            return put(path + "/" + verb, get(path).expect(200).etag(), body);
        }

        /** Everything in a list, page by page. */
        public List<JsonNode> all(String path) {
            var all = new ArrayList<JsonNode>();
            var join = path.contains("?") ? "&" : "?";
            var page = get(path + join + "limit=100");
            all.addAll(page.items());
            while (page.body().hasNonNull("next")) {
                page = get(path + join + "limit=100&after=" + encode(page.value("next")));
                all.addAll(page.items());
            }
            return all;
        }

        /** A path starting with {@code /api} or another top-level path is taken as it is, all others are under v1. */
        public Answer send(String method, String path, Map<String, String> headers, String body) {
            var absolute = path.startsWith("/api/") || path.startsWith("//")
                    ? path.replaceFirst("^//", "/")
                    : "/api/v1" + path;
            var request = HttpRequest.newBuilder(URI.create(rest.base + absolute))
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json, application/problem+json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            headers.forEach(request::setHeader);
            var bearer = token.get();
            if (!bearer.isEmpty()) {
                request.setHeader("Authorization", "Bearer " + bearer);
            }
            return rest.exchange(request.build());
        }
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String token(String who, String form) {
        return tokens.compute(
                        who,
                        (_, known) -> known != null && Instant.now().isBefore(known.until()) ? known : signIn(form))
                .value();
    }

    private Token signIn(String form) {
        var answer = exchange(HttpRequest.newBuilder(URI.create(addresses.issuer() + "/protocol/openid-connect/token"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build())
                .expect(200);
        var lifetime = Math.max(5, answer.body().path("expires_in").asLong(60) - 20);
        return new Token(answer.value("access_token"), Instant.now().plusSeconds(lifetime));
    }

    /** As text; of a stream, which has no end, nothing is read. It is closed once the answer is there. */
    private static BodySubscriber<Supplier<String>> body(ResponseInfo response) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("text/event-stream")
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), stream -> () -> closed(stream))
                : BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), text -> () -> text);
    }

    private static String closed(InputStream stream) {
        try (stream) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer exchange(HttpRequest request) {
        try {
            var response = http.send(request, Rest::body);
            var text = response.body().get();
            return new Answer(
                    request.method() + " " + request.uri(),
                    response.statusCode(),
                    response.headers(),
                    Json.tree(text),
                    text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
