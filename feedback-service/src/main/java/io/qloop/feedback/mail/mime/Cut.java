package io.qloop.feedback.mail.mime;

/** Texts of a length that we can keep; the original keeps the rest. */
public final class Cut {

    private Cut() {}

    /** At most so many {@code char}s, never half a character. */
    public static String to(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    /** Without line breaks and what cannot be seen. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
