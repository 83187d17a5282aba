package io.qloop.platform.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpServer;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Keycloak is away when the service starts, and comes later. */
@ServiceTest
@TestProfile(IssuerAwayTest.Away.class)
class IssuerAwayTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String PATH = "/realms/qloop";

    /** Keys from an address where nobody answers yet. */
    public static class Away implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.auth-server-url",
                    "http://localhost:" + freePort() + PATH,
                    "quarkus.oidc.public-key",
                    "");
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void startsAndAsksForPatienceUntilTheIssuerIsThere() throws IOException {
        given().get(NOTES + "/open").then().statusCode(200);
        ask().then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/temporarily-unavailable"));
        given().get(NOTES).then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));

        var issuer = startIssuer();
        try {
            ask().then().statusCode(200);
        } finally {
            issuer.stop(0);
        }

        ask().then().statusCode(200);
    }

    private static Response ask() {
        return given().auth()
                .oauth2(Tokens.of("chen.sales").roles("staff").sign())
                .get(NOTES);
    }

    private static HttpServer startIssuer() throws IOException {
        var url = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        var port = Integer.parseInt(url.replaceAll(".*localhost:(\\d+)/.*", "$1"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(PATH + "/protocol/openid-connect/certs", exchange -> {
            var keys = Tokens.keySet().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return server;
    }
}
