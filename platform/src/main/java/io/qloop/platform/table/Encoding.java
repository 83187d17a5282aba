package io.qloop.platform.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** How the text of a file is written. */
final class Encoding {

    /** UTF-8 first: hardly any Chinese text that is written otherwise happens to be UTF-8, while the opposite is common. */
    private static final Charset CHINESE_EXCEL = Charset.forName("GB18030");

    private static final int BUFFER = 64 * 1024;

    private Encoding() {}

    /** The first in which all of the file can be read; empty where there is none. */
    static Optional<Charset> of(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        var candidates =
                isUtf16(start) ? Stream.of(StandardCharsets.UTF_16) : Stream.of(StandardCharsets.UTF_8, CHINESE_EXCEL);
        for (var candidate : candidates.toList()) {
            if (isWritten(file, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Excel's "Unicode text". */
    private static boolean isUtf16(byte[] start) {
        return start.length == 2
                && ((start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE
                        || (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF);
    }

    private static boolean isWritten(Path file, Charset encoding) throws IOException {
        var strict = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var buffer = new char[BUFFER];
        try (var text = new InputStreamReader(Files.newInputStream(file), strict)) {
            while (text.read(buffer) >= 0) {
                // Only whether it can be read matters.
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
