package io.qloop.feedback.mail;

/** Why a mail became no feedback by itself. */
public enum MailReason {
    /** No contact of a customer has the address. */
    SENDER_UNKNOWN,
    /** Contacts of several customers have it. */
    SENDER_AMBIGUOUS,
    /** It names a case, but not one of its sender's customer. */
    CASE_OF_ANOTHER_CUSTOMER,
    /** It is not built as mails are. */
    UNREADABLE,
    /** Larger than may be; it lies in the mailbox only. */
    TOO_LARGE,
    /** The virus scanner refused it; it lies in the mailbox only. */
    MALICIOUS,
    /** A rule kept it from becoming a feedback. */
    NOT_REGISTERED,

    /** Its id or content came before. */
    DOUBLE,
    /** One of our own addresses sent it, or it has been here before. */
    LOOP,
    /** Nobody wrote it: out of office and the like. */
    AUTOMATIC_ANSWER,
    /** A server tells what became of a mail. */
    DELIVERY_REPORT,
    /** To a list or to many. */
    BULK;

    /** Is the mail nowhere but in the mailbox? */
    boolean isLeftInMailbox() {
        return this == TOO_LARGE || this == MALICIOUS;
    }
}
