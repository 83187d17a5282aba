package io.qloop.notification.message;

/** What the ledger notes about a message. */
public enum LedgerStep {
    UNADDRESSED,
    ADDRESSED,
    HANDED_OVER,
    /** A mail server on the way still tries to deliver it. */
    DELAYED,
    /** It lies in the recipient's mailbox. */
    DELIVERED,
    /** It came back. */
    BOUNCED,
    /** A report that changes nothing: it came before, or is about somebody else's address. */
    REPORTED,
    /** The reader has said by the mail's link that it was read. */
    ACKNOWLEDGED,
    /** A file of it was fetched by the mail's link: by its reader, or by a program that checks the links of mails. */
    FETCHED,
    /** It stands in its reader's digest. */
    DIGESTED,
    POSTPONED,
    /** Waits for the end of quiet hours. */
    QUIET,
    /** The answer of the mail server was lost, or we ended before it came. */
    IN_DOUBT,
    /** The archive holds the mail: it went out. */
    FOUND_IN_ARCHIVE,
    /** The archive does not hold the mail: it did not go out. */
    NOT_IN_ARCHIVE,
    ARCHIVE_AWAY,
    FAILED,
    RESENT
}
