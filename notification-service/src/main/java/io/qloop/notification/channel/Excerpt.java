package io.qloop.notification.channel;

import java.nio.charset.StandardCharsets;

/** Makes a text fit where only so much is taken. */
final class Excerpt {

    private static final String MORE = "…";

    private Excerpt() {}

    /** At most so many bytes of UTF-8, never half a character. */
    static String of(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        var left = bytes - MORE.getBytes(StandardCharsets.UTF_8).length;
        var kept = new StringBuilder();
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            left -= Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
            i += Character.charCount(point);
        }
        return kept.append(MORE).toString();
    }
}
