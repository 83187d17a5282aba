package io.qloop.notification.addressing;

import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Recipient;

/** Knows which messages their readers are told in their digests alone. */
public interface Collecting {

    boolean isCollected(MessageKind kind, Matter matter, Recipient recipient, Telling telling);
}
