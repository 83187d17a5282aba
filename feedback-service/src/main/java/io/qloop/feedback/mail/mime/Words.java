package io.qloop.feedback.mail.mime;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The characters of texts and headers. What says GB2312 or GBK is read as GB 18030, which holds both and what writers put in
 * between; what says nothing, or is not what it says, is UTF-8 where that is possible and else GB 18030.
 */
final class Words {

    private static final Charset CHINESE = Charset.forName("GB18030");

    /** RFC 2047; a language may follow the character set (RFC 2231). */
    private static final Pattern ENCODED = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([BbQq])\\?([^?]*)\\?=");

    private Words() {}

    static String decoded(byte[] bytes, String charset) {
        return named(charset)
                .flatMap(declared -> exactly(bytes, declared))
                .or(() -> exactly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, named(charset).orElse(CHINESE)));
    }

    /** A header as its writer meant it: unfolded, with its encoded words, and with bytes that should have been encoded. */
    static String decoded(String header) {
        var line = plain(header.replaceAll("\\r?\\n(?=[ \\t])", ""));
        var words = ENCODED.matcher(line);
        var text = new StringBuilder();
        var run = new Run();
        var end = 0;
        while (words.find()) {
            var between = line.substring(end, words.start());
            // White space between encoded words belongs to the encoding.
            if (end == 0 || !between.isBlank()) {
                text.append(run.take()).append(between);
            }
            run.add(words.group(1), words.group(2), words.group(3), text);
            end = words.end();
        }
        return text.append(run.take()).append(line.substring(end)).toString();
    }

    /** Header lines come as one character for each byte. */
    private static String plain(String line) {
        return line.chars().allMatch(c -> c < 0x80) || line.chars().anyMatch(c -> c > 0xff)
                ? line
                : decoded(line.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static Optional<Charset> named(String charset) {
        if (charset == null
                || charset.isBlank()
                || charset.toLowerCase(Locale.ROOT).endsWith("ascii")) {
            // What is more than ASCII is not what it says.
            return Optional.empty();
        }
        try {
            var name = MimeUtility.javaCharset(charset.strip().toLowerCase(Locale.ROOT));
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> exactly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** Encoded words next to each other in one character set: a character may begin in one and end in the next. */
    private static final class Run {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String charset;

        private void add(String ofCharset, String encoding, String encoded, StringBuilder before) {
            if (charset != null && !charset.equalsIgnoreCase(ofCharset)) {
                before.append(take());
            }
            charset = ofCharset;
            bytes.writeBytes(encoding.equalsIgnoreCase("B") ? base64(encoded) : quoted(encoded));
        }

        private String take() {
            var text = charset == null ? "" : decoded(bytes.toByteArray(), charset);
            bytes.reset();
            charset = null;
            return text;
        }
    }

    private static byte[] base64(String encoded) {
        var clean = encoded.replaceAll("[^A-Za-z0-9+/]", "");
        try {
            // One digit too many stands for nothing.
            return Base64.getDecoder().decode(clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean);
        } catch (IllegalArgumentException broken) {
            return encoded.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] quoted(String encoded) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c == '=' && i + 2 < encoded.length() && isHex(encoded, i + 1)) {
                bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c == '_' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
