package io.qloop.notification.delivery;

import io.qloop.platform.mailbox.MailOAuth;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mailbox that gets a copy of every mail. */
@ConfigMapping(prefix = "notification.archive")
interface ArchiveSettings {

    /** Without it there are no copies, and what is in doubt is decided by {@link #inDoubt()}. */
    Optional<String> address();

    @WithDefault("localhost")
    String host();

    @WithDefault("3143")
    int port();

    /** IMAP over TLS. */
    @WithDefault("false")
    boolean tls();

    Optional<String> user();

    Optional<String> password();

    /** Where it is configured, it counts and not the password. */
    Optional<MailOAuth> oauth();

    @WithDefault("INBOX")
    String folder();

    @WithDefault("10s")
    Duration timeout();

    /** What happens without an archive to a message of which nobody knows whether it went out. */
    @WithDefault("resend")
    InDoubt inDoubt();

    /** The two ways out when there is no proof. */
    enum InDoubt {
        /** At least once: the recipient may get the mail twice. */
        RESEND,
        /** At most once: the message fails, somebody has to look. */
        FAIL
    }
}
