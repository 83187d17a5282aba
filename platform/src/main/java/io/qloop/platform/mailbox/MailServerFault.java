package io.qloop.platform.mailbox;

import jakarta.mail.MessagingException;

/** The mail server is away or does not do what it is asked to; it will be asked again. */
public class MailServerFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MailServerFault(MessagingException cause) {
        super(cause);
    }
}
