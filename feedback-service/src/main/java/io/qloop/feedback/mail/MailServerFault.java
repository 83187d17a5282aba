package io.qloop.feedback.mail;

import jakarta.mail.MessagingException;

/** The mail server is away or does not do what it is asked to; it will be asked again. */
class MailServerFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailServerFault(MessagingException cause) {
        super(cause);
    }
}
