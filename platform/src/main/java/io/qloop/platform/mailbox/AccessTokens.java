package io.qloop.platform.mailbox;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;

/** The access token for a mail server: asked for once, and again shortly before it expires or when it was refused. */
final class AccessTokens {

    /** So long before it expires a token is not used any more: signing in takes its time. */
    private static final Duration SPARE = Duration.ofSeconds(60);

    private final OidcClients clients;
    private final MailOAuth settings;
    private final Duration timeout;
    private OidcClient client;
    private Tokens current;

    /** @param timeout for each answer of who issues them */
    AccessTokens(OidcClients clients, MailOAuth settings, Duration timeout) {
        this.clients = clients;
        this.settings = settings;
        this.timeout = timeout;
    }

    synchronized String current() throws MessagingException {
        if (current == null || current.isAccessTokenExpired() || current.isAccessTokenWithinRefreshInterval()) {
            current = issued();
        }
        return current.getAccessToken();
    }

    /** The mail server did not take this one. */
    synchronized void refused(String token) {
        if (current != null && current.getAccessToken().equals(token)) {
            current = null;
        }
    }

    private Tokens issued() throws MessagingException {
        try {
            if (client == null) {
                client = clients.newClient(config()).await().atMost(timeout);
            }
            var asked = settings.refreshToken().isPresent()
                    ? client.refreshTokens(settings.refreshToken().get())
                    : client.getTokens();
            return asked.await().atMost(timeout);
        } catch (RuntimeException refused) {
            throw new NoAccessToken(refused);
        }
    }

    private OidcClientConfig config() {
        return new OidcClientConfigBuilder()
                .id("mail-" + settings.clientId())
                .tokenPath(settings.tokenUrl().toString())
                .discoveryEnabled(false)
                .clientId(settings.clientId())
                .credentials(settings.clientSecret())
                .scopes(settings.scope().map(words -> List.of(words.split(" "))).orElse(List.of()))
                .grant(settings.refreshToken().isPresent() ? Grant.Type.REFRESH : Grant.Type.CLIENT)
                .refreshTokenTimeSkew(SPARE)
                .connectionTimeout(timeout)
                .build();
    }
}
