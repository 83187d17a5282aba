package io.qloop.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class PassingOnTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TestHTTPResource
    URI gateway;

    StandIns services;
    Caller caller;

    @BeforeEach
    void start() {
        services.reset();
        caller = new Caller(gateway);
    }

    @Test
    void passesCredentialsAndConditionsOn() {
        var got = received(
                "Authorization", "Bearer abc.def.ghi",
                "If-Match", "\"3\"",
                "Idempotency-Key", "k-1",
                "Accept-Language", "zh",
                "Content-Type", "application/json");

        assertThat(got.getString("authorization")).isEqualTo("Bearer abc.def.ghi");
        assertThat(got.getString("if-match")).isEqualTo("\"3\"");
        assertThat(got.getString("idempotency-key")).isEqualTo("k-1");
        assertThat(got.getString("accept-language")).isEqualTo("zh");
        assertThat(got.getString("host")).isEqualTo(gateway.getAuthority());
    }

    @Test
    void passesAnswersThroughUntouched() {
        services.service("returns").answers(request -> request.response()
                .setStatusCode(201)
                .putHeader("Location", "http://" + request.authority() + "/api/v1/returns/7")
                .putHeader("ETag", "\"0\"")
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Language", "zh")
                .putHeader("X-Two", (Iterable<String>) List.of("a", "b"))
                .end("{\"id\":7}"));

        var response = caller.send(
                caller.to("/api/v1/returns").POST(BodyPublishers.ofString("{}")).build());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"id\":7}");
        assertThat(response.headers().firstValue("Location"))
                .hasValue(gateway.resolve("/api/v1/returns/7").toString());
        assertThat(response.headers().firstValue("ETag")).hasValue("\"0\"");
        assertThat(response.headers().firstValue("Content-Language")).hasValue("zh");
        assertThat(response.headers().allValues("X-Two")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 422, 428, 500, 502, 503, 504})
    void passesRefusalsAndErrorsOfServicesThroughUntouched(int status) {
        var body = "{\"type\":\"/problems/from-the-service\",\"status\":" + status + "}";
        services.service("complaint").answers(request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("WWW-Authenticate", "Bearer")
                .end(body));

        var response = caller.get("/api/v1/complaints");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void passesAnswersWithoutBodyOn() {
        services.service("returns").answers(request -> {
            switch (request.method().name()) {
                case "HEAD" ->
                    request.response().putHeader("Content-Length", "42").end();
                case "DELETE" -> request.response().setStatusCode(204).end();
                default ->
                    request.response()
                            .setStatusCode(304)
                            .putHeader("ETag", "\"1\"")
                            .end();
            }
        });

        var head = caller.send(caller.to("/api/v1/returns/1").HEAD().build());
        var deleted = caller.send(caller.to("/api/v1/returns/1").DELETE().build());
        var unchanged = caller.get("/api/v1/returns/1", "If-None-Match", "\"1\"");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("42");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).hasValue("\"1\"");
    }

    @Test
    void keepsHeadersOfOneHopToItself() {
        var answer = caller.raw("""
                GET /api/v1/returns HTTP/1.1
                Host: gateway
                Connection: close
                Connection: X-Private, Authorization, X-Forwarded-For
                X-Private: secret
                Authorization: Bearer t
                Keep-Alive: timeout=5
                TE: trailers
                Trailer: Expires
                Upgrade: websocket
                Proxy-Authorization: Basic eDp5
                Cookie: q_other=1; a=b

                """);

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer)
                .doesNotContain("x-private")
                .doesNotContain("keep-alive\":")
                .doesNotContain("\"te\":")
                .doesNotContain("\"trailer\"")
                .doesNotContain("\"upgrade\"")
                .doesNotContain("proxy-authorization")
                .doesNotContain("\"cookie\"");
        assertThat(answer).contains("\"authorization\":\"Bearer t\"").contains("\"x-forwarded-for\":\"127.0.0.1\"");
    }

    @Test
    void keepsHeadersOfTheServicesHopFromTheCaller() {
        services.service("returns").answers(request -> request.response()
                .putHeader("Connection", "close")
                .putHeader("Keep-Alive", "timeout=1")
                .putHeader("Upgrade", "h2c")
                .end("ok"));

        var response = caller.get("/api/v1/returns");

        assertThat(response.body()).isEqualTo("ok");
        assertThat(response.headers().map()).doesNotContainKeys("connection", "keep-alive", "upgrade");
    }

    @Test
    void tellsTheServiceWhomItServesAndBelievesNobodyElse() {
        var got = received(
                "X-Forwarded-For", "1.2.3.4",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Port", "1",
                "X-Forwarded-Prefix", "/evil",
                "Forwarded", "for=1.2.3.4",
                "X-Real-IP", "1.2.3.4");

        assertThat(got.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(got.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(got.getString("x-forwarded-host")).isEqualTo(gateway.getAuthority());
        assertThat(got.getString("x-forwarded-port")).isEqualTo(Integer.toString(gateway.getPort()));
        assertThat(got.fieldNames()).doesNotContain("forwarded", "x-real-ip", "x-forwarded-prefix");
    }

    @Test
    void takesASaneRequestIdPassesItOnAndReturnsIt() {
        var response = caller.get("/api/v1/returns", "X-Request-Id", "order_7.A-b");

        assertThat(response.headers().allValues("X-Request-Id")).containsExactly("order_7.A-b");
        assertThat(headers(response).getString("x-request-id")).isEqualTo("order_7.A-b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "<script>",
                "x'--",
                "../..",
                "日",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void makesARequestIdWhereTheCallersIsNotSane(String id) {
        var answer = caller.raw(
                "GET /api/v1/returns HTTP/1.1\nHost: gateway\nConnection: close\nX-Request-Id: " + id + "\n\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        if (!id.equals("../..")) {
            assertThat(answer)
                    .containsPattern("X-Request-Id: [0-9a-f]{32}\r\n")
                    .containsPattern("\"x-request-id\":\"[0-9a-f]{32}\"");
        }
    }

    @Test
    void passesATraceOnAndStartsOneWhereThereIsNone() {
        var given = received("traceparent", TRACE, "tracestate", "a=1");
        var without = received();
        var broken = received("traceparent", "00-zzz-1-1", "tracestate", "a=1");

        assertThat(given.getString("traceparent")).isEqualTo(TRACE);
        assertThat(given.getString("tracestate")).isEqualTo("a=1");
        assertThat(without.getString("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(broken.getString("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(broken.fieldNames()).doesNotContain("tracestate");
    }

    @Test
    void putsTheTraceIntoItsOwnRefusals() {
        var response = caller.get("/api/v1/nothing", "traceparent", TRACE);

        assertThat(Caller.json(response).getString("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void keepsBrowsersCarefulWhateverTheServiceSays() {
        services.service("returns").answers(request -> request.response()
                .putHeader("Cache-Control", "public, max-age=600")
                .putHeader("Content-Security-Policy", "default-src *")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end("{}"));

        for (var path : List.of("/api/v1/returns", "/api/v1/nothing")) {
            var headers = caller.get(path, "X-Forwarded-Proto", "https").headers();

            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            assertThat(headers.allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
            assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
            assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
            assertThat(headers.map()).doesNotContainKey("strict-transport-security");
        }
    }

    @Test
    void letsNoOtherOriginRead() {
        var response = caller.get("/api/v1/returns", "Origin", "https://evil.example");
        var preflight = caller.send(caller.to("/api/v1/returns")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());

        for (var one : Arrays.asList(response, preflight)) {
            assertThat(one.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    private io.vertx.core.json.JsonObject received(String... headers) {
        return headers(caller.get("/api/v1/returns", headers));
    }

    private static io.vertx.core.json.JsonObject headers(java.net.http.HttpResponse<String> response) {
        return Caller.json(response).getJsonObject("headers");
    }

    @Test
    void letsAServicesPageHaveAFormAndStylesButNoScripts() {
        services.service("notification").answers(request -> request.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .putHeader("Content-Security-Policy", "default-src *")
                .end("<form method=post></form>"));

        var page = caller.get("/api/v1/acknowledgements/token");

        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "form-action 'self'", "style-src 'self'")
                .doesNotContain("script-src");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().firstValue("RateLimit")).isPresent();
    }
}
