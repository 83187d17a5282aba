package io.qloop.notification.inapp;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes for whoever watches. */
@Schema(name = "MyMessageChange")
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
