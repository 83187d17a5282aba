package io.qloop.notification.delivery;

import io.qloop.notification.message.Message;
import java.util.UUID;

/**
 * An attempt in our hands.
 *
 * @param message as it was when the attempt was committed; no longer attached to the database
 * @param version whoever records the end must find this version, otherwise somebody else has taken over
 * @param deadline until when the mail may be handed in, by {@link System#nanoTime()}: this clock goes on while the
 *     process is stopped, and does not jump
 */
record Attempt(Message message, long version, long deadline) {

    UUID id() {
        return message.id();
    }

    /** By it the archive is asked. */
    String mailId() {
        return message.mailId().text();
    }

    long nanosLeft() {
        return deadline - System.nanoTime();
    }
}
