package io.qloop.notification.letter;

import io.qloop.notification.message.AddressedBy;
import java.time.Instant;

/**
 * Somebody who was told of the same before.
 *
 * @param outcome key of the text that says what came of it; {@code <key>-why} says why the next one is told
 */
public record Earlier(Instant at, String name, AddressedBy as, String outcome) {

    /** Without the name: this text may reach a log. */
    @Override
    public String toString() {
        return "Earlier[" + as + ", " + outcome + "]";
    }
}
