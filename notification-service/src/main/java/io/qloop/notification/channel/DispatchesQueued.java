package io.qloop.notification.channel;

/** Something new is to be told over channels. */
record DispatchesQueued() {}
