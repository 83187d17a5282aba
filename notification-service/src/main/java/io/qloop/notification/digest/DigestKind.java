package io.qloop.notification.digest;

import io.qloop.notification.message.MessageKind;

/** The digests that there are. */
enum DigestKind {
    DAILY(MessageKind.DAILY_DIGEST),
    WEEKLY(MessageKind.WEEKLY_DIGEST);

    private final MessageKind message;

    DigestKind(MessageKind message) {
        this.message = message;
    }

    /** As what it is written. */
    MessageKind message() {
        return message;
    }
}
