package io.qloop.platform.attachment;

import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a content, from its first to its last byte (RFC 9110, 14). */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * The part that the header asks for; empty where the whole is to be answered, because the header is none of ours or asks
     * for several parts.
     *
     * @throws Beyond if the content has nothing there
     */
    static Optional<ByteRange> of(String header, long size) throws Beyond {
        var asked = ONE.matcher(header == null ? "" : header.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (asked.group(1).isEmpty()) {
            var suffix = Long.parseLong(asked.group(2));
            return Optional.of(within(Math.max(0, size - suffix), suffix == 0 ? -1 : size - 1, size));
        }
        var first = Long.parseLong(asked.group(1));
        if (asked.group(2).isEmpty()) {
            return Optional.of(within(first, size - 1, size));
        }
        var last = Long.parseLong(asked.group(2));
        return last < first ? Optional.empty() : Optional.of(within(first, Math.min(last, size - 1), size));
    }

    private static ByteRange within(long first, long last, long size) throws Beyond {
        if (first >= size || last < first) {
            throw new Beyond();
        }
        return new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    /** The content does not reach there. */
    static final class Beyond extends Exception {}
}
