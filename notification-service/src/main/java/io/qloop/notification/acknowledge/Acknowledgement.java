package io.qloop.notification.acknowledge;

import io.qloop.notification.message.Message;
import java.time.Instant;

/** What a link leads to. */
sealed interface Acknowledgement {

    /** It can be confirmed. */
    record Open(Message message) implements Acknowledgement {}

    /** It was confirmed just now. */
    record Confirmed(Message message, Instant at) implements Acknowledgement {}

    /** It was confirmed before; a link counts once. */
    record ConfirmedBefore(Message message, Instant at) implements Acknowledgement {}

    /** The time for it is over. */
    record Expired(Instant at) implements Acknowledgement {}

    /** Not a link of ours, or for a recipient that the message no longer has. */
    record Unknown() implements Acknowledgement {}
}
