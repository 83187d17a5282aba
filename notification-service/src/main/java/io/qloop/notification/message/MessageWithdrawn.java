package io.qloop.notification.message;

/** A message is deleted, in the running transaction: whoever it would go to has another one about the same event. */
public record MessageWithdrawn(Message message) {}
