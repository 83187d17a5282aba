package io.qloop.notification.notice;

import io.qloop.notification.message.MessageKind;

/** What a notice is for. */
public enum NoticeKind {
    /** What customers who received given lots have to know and to do. */
    ADVISORY(MessageKind.ADVISORY_NOTICE),
    /** A technical document that was delivered with products, in a new revision. */
    TECHNICAL_DOCUMENT(MessageKind.TECHNICAL_DOCUMENT);

    private final MessageKind message;

    NoticeKind(MessageKind message) {
        this.message = message;
    }

    /** The mails by which it is told. */
    MessageKind message() {
        return message;
    }
}
