package io.qloop.notification.report;

import io.qloop.platform.mailbox.MailboxSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The mailbox that mails come back to: the sender's, or the one of the return path. */
@ConfigMapping(prefix = "notification.reports")
interface ReportSettings extends MailboxSettings {

    /** Where a mail goes that belongs to no message of ours. */
    @WithDefault("Unmatched")
    String unmatchedFolder();

    /** A report brings the whole mail with it at worst; a larger mail is not opened. */
    @WithDefault("5M")
    MemorySize maxSize();

    /** How often the mailbox is looked into. */
    @WithDefault("10s")
    String every();
}
