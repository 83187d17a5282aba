package io.qloop.feedback.register;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in the register, which is told to the caller as an opaque text.
 *
 * @param order in which the place was reached; it is none in another order
 * @param value of the column that is sorted by
 * @param id    of the line, which tells it from the others of this value
 */
record RegisterCursor(String order, String value, UUID id) {

    private static final String SEPARATOR = "\n";
    private static final int PARTS = 3;

    String text() {
        // The value comes last: it may be anything.
        var parts = String.join(SEPARATOR, order, id.toString(), value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<RegisterCursor> parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, PARTS);
            return parts.length == PARTS
                    ? Optional.of(new RegisterCursor(parts[0], parts[2], UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException noCursor) {
            return Optional.empty();
        }
    }
}
