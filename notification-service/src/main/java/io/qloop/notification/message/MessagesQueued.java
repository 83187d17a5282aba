package io.qloop.notification.message;

/** There is something to send; fired in the transaction that queued it. */
public record MessagesQueued() {}
