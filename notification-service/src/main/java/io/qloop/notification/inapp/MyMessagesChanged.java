package io.qloop.notification.inapp;

/** Something changed for somebody, in the running transaction. */
record MyMessagesChanged() {}
