package io.qloop.notification.channel;

/** What happened to something that is told over a channel. */
public enum DispatchOutcome {
    TAKEN,
    REFUSED,
    /** It is tried again later. */
    POSTPONED,
    /** The process that was at it ended in the middle: it may have been taken, and goes out again under the same id. */
    IN_DOUBT,
    GIVEN_UP,
    SENT_AGAIN
}
