package io.qloop.feedback.mail;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The mailbox that customers write to. */
@ConfigMapping(prefix = "feedback.mail")
interface MailSettings {

    /** The IMAP server; without one no mailbox is read. */
    Optional<String> host();

    @WithDefault("993")
    int port();

    /** IMAP over TLS; without it STARTTLS is used where the server offers it. */
    @WithDefault("true")
    boolean tls();

    /** Who signs in, and the mailbox's address where {@link #address()} is none. */
    @WithDefault("quality@qloop.local")
    String user();

    Optional<String> password();

    /** The address that customers write to. */
    Optional<String> address();

    /** Further addresses that are ours: what comes from them goes round in a loop. */
    Optional<Set<String>> ownAddresses();

    @WithDefault("INBOX")
    String folder();

    /** Where a mail goes when it has been taken in. */
    @WithDefault("Processed")
    String processedFolder();

    /** Where a mail goes that was not taken in whole: it is too large or malicious. It is nowhere else. */
    @WithDefault("Refused")
    String refusedFolder();

    /** Of a whole mail; a larger one is noted and stays in the mailbox. */
    @WithDefault("25M")
    MemorySize maxSize();

    /** How often the mailbox is looked into. */
    @WithDefault("10s")
    String every();

    /** For connecting and for each answer. */
    @WithDefault("20s")
    Duration timeout();

    /** How long the mail server, or a mail that cannot be taken in, is left alone after it failed once; doubled each time. */
    @WithDefault("5s")
    Duration firstPause();

    @WithDefault("5m")
    Duration longestPause();
}
