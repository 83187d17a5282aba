package io.qloop.notification.address;

/** Somebody can be reached now, or in another way than before; fired in the change's transaction. */
public record RecipientsChanged() {}
