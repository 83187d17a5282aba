package io.qloop.notification.delivery;

import io.qloop.platform.mailbox.MailOAuth;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server that takes our mails. */
@ConfigMapping(prefix = "notification.mail")
interface MailSettings {

    @WithDefault("localhost")
    String host();

    @WithDefault("2525")
    int port();

    Optional<String> user();

    Optional<String> password();

    /** Where it is configured, it counts and not the password. */
    Optional<MailOAuth> oauth();

    /** Encryption by STARTTLS. */
    @WithDefault("optional")
    StartTls startTls();

    /** The name that we greet the mail server with. */
    @WithDefault("localhost")
    String ownHost();

    @WithDefault("qloop@qloop.local")
    String from();

    @WithDefault("QLoop")
    String fromName();

    /** Where customers' answers go: the mailbox that is read. Without it, to the sender. */
    Optional<String> replyTo();

    /** How many mails a minute this server may be given, by each instance of the service; without it, as many as go. */
    Optional<Integer> perMinute();

    /**
     * Files that are larger than this together, as a mail holds them (Base64), are not enclosed: the mail carries links. Below
     * what the mail server takes.
     */
    @WithDefault("5M")
    MemorySize encloseUpTo();

    /**
     * The address that mails come back to, with {@code {id}} for the mail's id where the mail server sorts such
     * addresses into one mailbox, as in {@code qloop+{id}@example.com}; without it the sender.
     */
    Optional<String> returnPath();

    /** For connecting and for each answer. */
    @WithDefault("10s")
    Duration timeout();

    /** Whether the connection is encrypted. */
    enum StartTls {
        OFF,
        /** Where the server offers it. */
        OPTIONAL,
        REQUIRED
    }
}
