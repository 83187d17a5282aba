package io.qloop.notification.enclosure;

import io.qloop.platform.attachment.Attachments;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that goes with a mail.
 *
 * @param link    where it can be fetched; empty where the mail encloses it
 * @param content read whenever it is asked for; nothing is held
 */
public record MailFile(String name, String mediaType, long size, Optional<Link> link, Attachments.Source content) {

    private static final long KILO = 1024;
    private static final int LINE = 76;

    /** @param path below the product's public address */
    public record Link(String path, Instant expiresAt) {}

    /** For people. */
    public String sizeInWords() {
        if (size < KILO) {
            return size + " B";
        }
        return size < KILO * KILO
                ? Math.ceilDiv(size, KILO) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", (double) size / (KILO * KILO));
    }

    /** How many bytes so many are in a mail: Base64, in lines. */
    static long encoded(long bytes) {
        var letters = Math.ceilDiv(bytes, 3) * 4;
        return letters + Math.ceilDiv(letters, LINE) * 2;
    }
}
