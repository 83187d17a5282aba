package io.qloop.notification.inapp;

/** What changes for whoever watches. */
enum Change {
    /** Something was told. */
    MESSAGE,
    READ,
    UNREAD,
    ACKNOWLEDGED,
    /** It goes to somebody else by now. */
    WITHDRAWN,
    /** This one and what came before it. */
    ALL_READ
}
