package io.qloop.notification.report;

/** What a mail in the mailbox led to. */
enum ReportOutcome {
    BOUNCED,
    DELAYED,
    DELIVERED,
    /** About a message of ours, which stays as it is: it came before, or is about another address. */
    NOTED,
    /** A report about no message that we know. */
    UNMATCHED,
    /** Somebody's words, a holiday notice, or nothing that can be read. */
    NO_REPORT
}
