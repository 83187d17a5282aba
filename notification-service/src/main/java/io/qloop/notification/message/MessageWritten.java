package io.qloop.notification.message;

/** A message was written just now, in the running transaction; whether anybody is known for it does not matter. */
public record MessageWritten(Message message) {}
