package io.qloop.platform.mailbox;

import io.quarkus.oidc.client.OidcClients;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** Signs in to a mail server: with a password, or with an access token (XOAUTH2), which is renewed once where it is refused. */
public final class MailLogin {

    private static final String XOAUTH2 = "XOAUTH2";

    private final String password;
    private final Optional<AccessTokens> tokens;

    private MailLogin(String password, Optional<AccessTokens> tokens) {
        this.password = password;
        this.tokens = tokens;
    }

    /**
     * With the password, or with OAuth 2 where that is configured.
     *
     * @param timeout for each answer of who issues the tokens
     */
    public static MailLogin of(
            Optional<String> password, Optional<MailOAuth> oauth, OidcClients clients, Duration timeout) {
        return new MailLogin(password.orElse(""), oauth.map(settings -> new AccessTokens(clients, settings, timeout)));
    }

    /** Has to be called before a session is made of the properties. */
    public void prepare(Properties properties, String protocol) {
        if (tokens.isPresent()) {
            properties.put("mail." + protocol + ".auth.mechanisms", XOAUTH2);
        }
    }

    /** Signs in to a mailbox. */
    public IMAPStore imap(Properties properties, boolean tls, String host, int port, String user)
            throws MessagingException {
        var protocol = tls ? "imaps" : "imap";
        prepare(properties, protocol);
        var session = Session.getInstance(properties);
        var store =
                tokens.isPresent() ? new TokenStore(session, protocol, tls) : (IMAPStore) session.getStore(protocol);
        connect(store, host, port, user);
        return store;
    }

    /** Signs in. */
    public void connect(Service service, String host, int port, String user) throws MessagingException {
        if (tokens.isEmpty()) {
            service.connect(host, port, user, password);
            return;
        }
        var token = tokens.get().current();
        try {
            service.connect(host, port, user, token);
        } catch (AuthenticationFailedException refused) {
            tokens.get().refused(token);
            service.connect(host, port, user, tokens.get().current());
        }
    }

    /** Never falls back to handing in the token as if it were a password. */
    private static final class TokenStore extends IMAPStore {

        private TokenStore(Session session, String protocol, boolean tls) {
            super(session, new URLName(protocol, null, -1, null, null, null), protocol, tls);
        }

        @Override
        protected void preLogin(IMAPProtocol server) throws ProtocolException {
            if (!server.hasCapability("AUTH=" + XOAUTH2)) {
                throw new ProtocolException("The mail server does not offer " + XOAUTH2);
            }
        }
    }
}
