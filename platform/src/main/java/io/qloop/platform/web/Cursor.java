package io.qloop.platform.web;

import io.qloop.platform.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** The opaque name of a place in a list: the id of the last item seen. */
final class Cursor {

    private static final int UUID_BYTES = 16;

    private Cursor() {}

    static String of(UUID id) {
        var bytes = ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static UUID parse(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.invalid("cursor-invalid", "after");
        }
        if (bytes.length != UUID_BYTES) {
            throw Refusal.invalid("cursor-invalid", "after");
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
