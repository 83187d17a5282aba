package io.qloop.notification.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qloop.platform.problem.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the real Keycloak does in rare moments only; the rest is in {@link KeycloakPeopleTest}. */
class AccountsTest {

    private HttpServer keycloak;
    private Accounts accounts;

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/realms/qloop/protocol/openid-connect/token", 200, "{\"access_token\": \"t\"}");
        keycloak.start();
        var realm = URI.create("http://localhost:" + keycloak.getAddress().getPort() + "/realms/qloop");
        accounts = new Accounts(new Settings(realm), new ObjectMapper());
    }

    @AfterEach
    void stop() {
        accounts.close();
        keycloak.stop(0);
    }

    private record Settings(URI realm) implements KeycloakSettings {
        @Override
        public String client() {
            return "notification";
        }

        @Override
        public Optional<String> secret() {
            return Optional.of("s");
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration look() {
            return Duration.ofHours(1);
        }
    }

    private void answer(String path, int status, String body) {
        keycloak.createContext(path, exchange -> answer(exchange, status, body));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String user(int number) {
        return "{\"id\": \"%1$d\", \"username\": \"user-%1$d\", \"enabled\": true}".formatted(number);
    }

    private static String users(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(AccountsTest::user)
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void missesNobodyWhileSomebodyElseIsRemoved() {
        // User 1 is removed between the two pages: the second one begins after user 201.
        keycloak.createContext(
                "/admin/realms/qloop/users",
                exchange -> answer(
                        exchange,
                        200,
                        exchange.getRequestURI().getQuery().contains("first=0") ? users(1, 200) : users(202, 203)));
        answer("/admin/realms/qloop/users/201", 200, user(201));
        answer("/admin/realms/qloop/users/gone", 404, "{}");

        var all = accounts.all(Set.of("7", "201", "gone"));

        assertThat(all)
                .extracting(Person.Account::id)
                .hasSize(203)
                .contains("201")
                .doesNotContain("gone");
    }

    @Test
    void tellsAnEmptyRealmFromAMissingRight() {
        answer("/admin/realms/qloop/users", 200, "[]");

        assertThatThrownBy(() -> accounts.all(Set.of("1")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("keycloak-away"));
    }

    @Test
    void saysWhyKeycloakTellsNothing() {
        answer("/admin/realms/qloop/users", 403, "{}");

        assertThatThrownBy(() -> accounts.all(Set.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.args()).containsExactly("it answers 403"));
    }
}
