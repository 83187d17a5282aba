package io.qloop.platform.mailbox;

import java.net.URI;
import java.util.Optional;

/** OAuth 2 in place of a password, for mail servers that take none (Microsoft 365, Google). */
public interface MailOAuth {

    /** Where access tokens are issued. */
    URI tokenUrl();

    String clientId();

    String clientSecret();

    /** What the token is asked for; several words are separated by spaces. */
    Optional<String> scope();

    /**
     * With it the token is asked for in the name of who has given it to us (grant {@code refresh_token}); without it in our own
     * (grant {@code client_credentials}).
     */
    Optional<String> refreshToken();
}
