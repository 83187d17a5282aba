package io.qloop.platform.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.TokenEndpoint;
import io.quarkus.oidc.client.OidcClients;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class MailLoginTest {

    private static final String FIRST = "XOAUTH2 user=quality@example.com auth=Bearer token-1";
    private static final String SECOND = "XOAUTH2 user=quality@example.com auth=Bearer token-2";

    @Inject
    OidcClients oidcClients;

    private final TokenEndpoint tokens;
    private final Map<String, String> environment = new HashMap<>();

    MailLoginTest() throws IOException {
        tokens = new TokenEndpoint();
        environment.put("TEST_MAIL_HOST", "localhost");
        environment.put("TEST_MAIL_TLS", "false");
        environment.put("TEST_MAIL_USER", "quality@example.com");
        environment.put("TEST_MAIL_OAUTH_TOKEN_URL", tokens.url().toString());
        environment.put("TEST_MAIL_OAUTH_CLIENT_ID", "qloop");
        environment.put("TEST_MAIL_OAUTH_CLIENT_SECRET", "s3cret");
        environment.put("TEST_MAIL_OAUTH_SCOPE", "https://mail.example/.default");
    }

    @AfterEach
    void close() {
        tokens.close();
    }

    private final class Access extends MailboxAccess {
        private Access(ImapServer server) {
            super(settings(server), oidcClients);
        }

        private void lookInto() {
            try (var mailbox = open()) {
                assertThat(mailbox.waiting(10, _ -> true)).isEmpty();
            }
        }
    }

    private MailboxSettings settings(ImapServer server) {
        environment.put("TEST_MAIL_PORT", Integer.toString(server.port()));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(MailboxSettings.class, "test.mail")
                .build()
                .getConfigMapping(MailboxSettings.class, "test.mail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH=XOAUTH2 SASL-IR", "AUTH=PLAIN AUTH=XOAUTH2"})
    void signsInWithATokenThatItAskedForInItsOwnName(String abilities) throws IOException {
        try (var server = new ImapServer(abilities, FIRST)) {
            new Access(server).lookInto();

            assertThat(server.signIns()).containsExactly(FIRST);
            var asked = tokens.heard().getFirst();
            assertThat(asked.authorization())
                    .isEqualTo("Basic "
                            + Base64.getEncoder().encodeToString("qloop:s3cret".getBytes(StandardCharsets.US_ASCII)));
            assertThat(asked.form().split("&"))
                    .containsExactlyInAnyOrder("grant_type=client_credentials", "scope=https://mail.example/.default");
        }
    }

    @Test
    void asksForATokenWithTheOneThatSomebodyHasGiven() throws IOException {
        environment.put("TEST_MAIL_OAUTH_REFRESH_TOKEN", "given");
        try (var server = new ImapServer("AUTH=XOAUTH2", FIRST)) {
            new Access(server).lookInto();

            assertThat(tokens.heard().getFirst().form().split("&"))
                    .contains("grant_type=refresh_token", "refresh_token=given");
        }
    }

    @Test
    void usesATokenForAsLongAsItIsValid() throws IOException {
        try (var server = new ImapServer("AUTH=XOAUTH2", FIRST)) {
            var access = new Access(server);
            access.lookInto();
            access.lookInto();

            assertThat(server.signIns()).containsExactly(FIRST, FIRST);
            assertThat(tokens.heard()).hasSize(1);
        }
    }

    @Test
    void asksForANewOneShortlyBeforeItExpires() throws IOException {
        tokens.validFor(50);
        try (var server = new ImapServer("AUTH=XOAUTH2", FIRST, SECOND)) {
            var access = new Access(server);
            access.lookInto();
            access.lookInto();

            assertThat(server.signIns()).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void asksForANewOneWhenTheMailServerRefusesIt() throws IOException {
        try (var server = new ImapServer("AUTH=XOAUTH2", SECOND)) {
            var access = new Access(server);
            access.lookInto();
            access.lookInto();

            assertThat(server.signIns()).containsExactly(FIRST, SECOND, SECOND);
            assertThat(tokens.heard()).hasSize(2);
        }
    }

    @Test
    void givesUpWhenTheNewOneIsRefusedAsWell() throws IOException {
        try (var server = new ImapServer("AUTH=XOAUTH2")) {
            assertThatThrownBy(new Access(server)::open).isInstanceOf(MailServerFault.class);

            assertThat(server.signIns()).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void doesNotSignInWithoutAToken() throws IOException {
        tokens.refuses();
        try (var server = new ImapServer("AUTH=XOAUTH2")) {
            assertThatThrownBy(new Access(server)::open)
                    .isInstanceOf(MailServerFault.class)
                    .hasCauseInstanceOf(NoAccessToken.class);

            assertThat(server.signIns()).isEmpty();
        }
    }

    @Test
    void waitsForAnIssuerThatIsAway() throws IOException {
        tokens.close();
        try (var server = new ImapServer("AUTH=XOAUTH2")) {
            assertThatThrownBy(new Access(server)::open)
                    .isInstanceOf(MailServerFault.class)
                    .hasCauseInstanceOf(NoAccessToken.class);
        }
    }

    @Test
    void neverHandsInATokenAsAPassword() throws IOException {
        try (var server = new ImapServer("AUTH=PLAIN")) {
            assertThatThrownBy(new Access(server)::open)
                    .isInstanceOf(MailServerFault.class)
                    .hasStackTraceContaining("does not offer XOAUTH2");

            assertThat(server.signIns()).isEmpty();
        }
    }

    @Test
    void signsInWithAPasswordWhereNothingElseIsConfigured() throws IOException {
        environment.keySet().removeIf(key -> key.startsWith("TEST_MAIL_OAUTH"));
        environment.put("TEST_MAIL_PASSWORD", "pass");
        try (var server = new ImapServer("AUTH=XOAUTH2", "LOGIN quality@example.com pass")) {
            new Access(server).lookInto();

            assertThat(tokens.heard()).isEmpty();
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        environment.remove("TEST_MAIL_OAUTH_CLIENT_SECRET");
        try (var server = new ImapServer("AUTH=XOAUTH2")) {
            assertThatThrownBy(() -> settings(server))
                    .isInstanceOf(ConfigValidationException.class)
                    .hasMessageContaining("test.mail.oauth.client-secret");
        }
    }
}
