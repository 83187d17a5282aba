package io.qloop.notification.message;

/** Why a message is not with its recipient yet, or never will be. */
public enum Trouble {
    /** Neither directory nor master data name anybody. */
    NO_RECIPIENT,
    /** The mail server does not answer, or does not let us in. */
    SERVER_AWAY,
    /** The mail server's certificate is not one that we trust; nothing was sent. */
    CERTIFICATE_REFUSED,
    /** The mail server cannot take it now (a 4xx answer, or the connection broke before the end). */
    POSTPONED,
    /** The mail server asks to come back later: greylisting, or a busy mailbox (450, 451). */
    ASKED_TO_WAIT,
    /** The mail server refuses the recipient for good. */
    RECIPIENT_REFUSED,
    /** The mail server refuses this mail for good. */
    CONTENT_REFUSED,
    /** The mail server refuses this mail for its size (552). */
    TOO_LARGE,
    /** While it waited, something newer has taken the place of what it tells. */
    OVERTAKEN,
    /** The mail server refuses our sender address. */
    SENDER_REFUSED,
    /** The mail server does not take the copy for the archive; without it nothing is sent. */
    ARCHIVE_REFUSED,
    /** The mail was on its way when the answer was lost. */
    NO_ANSWER,
    /** The mail could not be written; a fault of ours. */
    NOT_COMPOSED,
    /** The mail came back after it was handed over. */
    BOUNCED
}
