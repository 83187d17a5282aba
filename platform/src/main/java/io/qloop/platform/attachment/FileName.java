package io.qloop.platform.attachment;

import java.text.Normalizer;
import java.util.Locale;

/** The name that a file is shown and saved under: a name only, whatever the caller sent. */
record FileName(String value) {

    private static final int LONGEST = 150;
    private static final int LONGEST_EXTENSION = 10;
    private static final String UNNAMED = "attachment";

    /** Without path, control and steering characters, and characters that file systems do not take. */
    static FileName of(String sent) {
        var name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\"<>:|?*]", "")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        return new FileName(name.isEmpty() ? UNNAMED : name).shortened();
    }

    /** In lower case, without the dot; empty where there is none. */
    String extension() {
        var dot = value.lastIndexOf('.');
        var extension = dot < 0 ? "" : value.substring(dot + 1);
        return extension.length() > LONGEST_EXTENSION ? "" : extension.toLowerCase(Locale.ROOT);
    }

    /** A name that tells of something else than what the file is gets the right extension after its own. */
    FileName as(FileType type) {
        return type.extensions().contains(extension())
                ? this
                : new FileName(value + "." + type.extensions().getFirst());
    }

    private FileName shortened() {
        if (value.codePointCount(0, value.length()) <= LONGEST) {
            return this;
        }
        var extension = extension();
        var end = extension.isEmpty() ? "" : value.substring(value.length() - extension.length() - 1);
        return new FileName(value.substring(0, value.offsetByCodePoints(0, LONGEST - end.length()))
                        .strip()
                + end);
    }
}
