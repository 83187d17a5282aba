package io.qloop.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qloop.platform.problem.Refusal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The opaque name of a place in a list: the id, or the key, of the last item seen. */
final class Cursor {

    private static final int UUID_BYTES = 16;

    private Cursor() {}

    /** @param key without line ends */
    static String of(List<String> key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", key).getBytes(UTF_8));
    }

    static List<String> parse(String cursor, int parts) {
        var key = List.of(new String(bytes(cursor), UTF_8).split("\n", -1));
        if (key.size() != parts) {
            throw Refusal.invalid("cursor-invalid", "after");
        }
        return key;
    }

    /** What a part of a key means. */
    static <T> T part(String text, Function<String, T> meaning) {
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw Refusal.invalid("cursor-invalid", "after");
        }
    }

    static String of(UUID id) {
        var bytes = ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static UUID parse(String cursor) {
        var bytes = bytes(cursor);
        if (bytes.length != UUID_BYTES) {
            throw Refusal.invalid("cursor-invalid", "after");
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] bytes(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.invalid("cursor-invalid", "after");
        }
    }
}
