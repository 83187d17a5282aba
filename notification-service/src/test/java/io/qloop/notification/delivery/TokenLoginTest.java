package io.qloop.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.message.MessageFixture;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.mailbox.MailLogin;
import io.qloop.platform.testing.TokenEndpoint;
import io.quarkus.oidc.client.OidcClients;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A mail server that takes access tokens and no passwords. */
@MailTest
class TokenLoginTest {

    @Inject
    OidcClients oidcClients;

    @Test
    void handsMailsInWithAToken() throws IOException, MessagingException {
        try (var tokens = new TokenEndpoint();
                var server = new ScriptedServer()
                        .answers("EHLO", "250-mail.example\r\n250 AUTH PLAIN XOAUTH2")
                        .answers("AUTH", "235 2.7.0 Accepted")) {
            assertThat(hand(settings(server, tokens))).isEqualTo(new Outcome.Accepted());

            assertThat(server.heard())
                    .contains("AUTH XOAUTH2 " + base64("user=qloop@example.com\u0001auth=Bearer token-1\u0001\u0001"));
        }
    }

    @Test
    void asksForANewTokenOnceWhereTheFirstIsRefused() throws IOException, MessagingException {
        try (var tokens = new TokenEndpoint();
                var server = new ScriptedServer()
                        .answers("EHLO", "250-mail.example\r\n250 AUTH XOAUTH2")
                        .answers("AUTH", "535 5.7.3 Authentication unsuccessful")) {
            assertThat(hand(settings(server, tokens))).isInstanceOf(Outcome.ServerAway.class);

            assertThat(server.heard().stream().filter(line -> line.startsWith("AUTH")))
                    .containsExactly(
                            "AUTH XOAUTH2 " + base64("user=qloop@example.com\u0001auth=Bearer token-1\u0001\u0001"),
                            "AUTH XOAUTH2 " + base64("user=qloop@example.com\u0001auth=Bearer token-2\u0001\u0001"));
        }
    }

    private static MailSettings settings(ScriptedServer server, TokenEndpoint tokens) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailSettings.class)
                .withDefaultValues(Map.of(
                        "notification.mail.port", Integer.toString(server.port()),
                        "notification.mail.user", "qloop@example.com",
                        "notification.mail.oauth.token-url", tokens.url().toString(),
                        "notification.mail.oauth.client-id", "qloop",
                        "notification.mail.oauth.client-secret", "s3cret"))
                .build()
                .getConfigMapping(MailSettings.class);
    }

    private Outcome hand(MailSettings settings) throws MessagingException {
        var login = MailLogin.of(settings.password(), settings.oauth(), oidcClients, settings.timeout());
        var attempt = new Attempt(
                MessageFixture.in(MessageStatus.SENDING),
                1,
                System.nanoTime() + Duration.ofMinutes(5).toNanos());
        try (var watch = Executors.newSingleThreadScheduledExecutor();
                var conversation = new Conversation(settings, login, watch)) {
            var mail = new MimeMessage(conversation.session());
            mail.setFrom(new InternetAddress("qloop@example.com"));
            mail.setRecipient(RecipientType.TO, new InternetAddress("zhao@example.com"));
            mail.setSubject("Test");
            mail.setText("Test");
            mail.saveChanges();
            return conversation.hand(mail, new InternetAddress("zhao@example.com"), Optional.empty(), attempt);
        }
    }

    private static String base64(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.US_ASCII));
    }
}
