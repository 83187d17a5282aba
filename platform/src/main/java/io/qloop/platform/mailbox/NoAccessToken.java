package io.qloop.platform.mailbox;

import jakarta.mail.MessagingException;

/** Who issues the access tokens is away, or gives none. */
class NoAccessToken extends MessagingException {

    private static final long serialVersionUID = 1L;

    NoAccessToken(Exception cause) {
        super("No access token: " + cause.getMessage(), cause);
    }
}
