package io.qloop.platform.mailbox;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How a mailbox is reached; a service's own settings extend it. */
public interface MailboxSettings {

    /** The IMAP server; without one no mailbox is read. */
    Optional<String> host();

    @WithDefault("993")
    int port();

    /** IMAP over TLS; without it STARTTLS is used where the server offers it. */
    @WithDefault("true")
    boolean tls();

    /** Who signs in. */
    String user();

    Optional<String> password();

    /** Where it is configured, it counts and not the password. */
    Optional<MailOAuth> oauth();

    @WithDefault("INBOX")
    String folder();

    /** Where a mail goes when it has been taken in. */
    @WithDefault("Processed")
    String processedFolder();

    /** For connecting and for each answer. */
    @WithDefault("20s")
    Duration timeout();

    /** How long the mail server, or a mail that cannot be taken in, is left alone after it failed once; doubled each time. */
    @WithDefault("5s")
    Duration firstPause();

    @WithDefault("5m")
    Duration longestPause();
}
