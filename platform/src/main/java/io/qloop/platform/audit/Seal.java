package io.qloop.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Covers the entries from the first to the last position. Its hash is the SHA-256 of a text: a line for each entry and a
 * line for the seal itself (docs/audit.md). Since the last line names the hash of the seal before, no entry can be
 * changed without changing every seal after it.
 */
record Seal(
        long number,
        long firstPosition,
        long lastPosition,
        int entries,
        String previousHash,
        String hash,
        Instant sealedAt) {

    /** What the first seal names as the one before it. */
    static final String NONE = "0".repeat(64);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** As it stands in the export and in the hashed text, always with microseconds. */
    String moment() {
        return MOMENT.format(sealedAt);
    }

    /** Takes the entries of one seal in their order. */
    static final class Maker {

        private final MessageDigest digest = Sha256.digest();
        private long first;
        private long last;
        private int entries;

        void add(long position, byte[] hash) {
            digest(position + " " + Sha256.hex(hash));
            first = entries == 0 ? position : first;
            last = position;
            entries++;
        }

        int entries() {
            return entries;
        }

        /** @param at with microseconds at most */
        Seal seal(long number, String previousHash, Instant at) {
            var open = new Seal(number, first, last, entries, previousHash, null, at);
            digest("seal %d %d %d %d %s %s".formatted(number, first, last, entries, open.moment(), previousHash));
            return new Seal(number, first, last, entries, previousHash, Sha256.hex(digest.digest()), at);
        }

        private void digest(String line) {
            digest.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
