package io.qloop.feedback.mail;

import io.qloop.platform.mailbox.MailboxSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** The mailbox that customers write to. Its address is the {@link #user()} where {@link #address()} is none. */
@ConfigMapping(prefix = "feedback.mail")
interface MailSettings extends MailboxSettings {

    /** The address that customers write to. */
    Optional<String> address();

    /** Further addresses that are ours: what comes from them goes round in a loop. */
    Optional<Set<String>> ownAddresses();

    /** Where a mail goes that was not taken in whole: it is too large or malicious. It is nowhere else. */
    @WithDefault("Refused")
    String refusedFolder();

    /** Of a whole mail; a larger one is noted and stays in the mailbox. */
    @WithDefault("25M")
    MemorySize maxSize();

    /** How often the mailbox is looked into. */
    @WithDefault("10s")
    String every();
}
