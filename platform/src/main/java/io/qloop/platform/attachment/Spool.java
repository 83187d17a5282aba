package io.qloop.platform.attachment;

import io.qloop.platform.attachment.BlobStore.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A local directory for contents on their way in: until somebody has looked at them, they are nowhere else. */
final class Spool {

    private static final Logger LOG = Logger.getLogger(Spool.class);
    private static final int BUFFER = 64 * 1024;

    private final Path directory;

    Spool(Path directory) {
        this.directory = directory;
    }

    /** A content in the spool. */
    record Spooled(Path file, Content content) {

        void discard() {
            Spool.discard(file);
        }
    }

    /** Takes the bytes in, up to this many, forced to the disk. */
    Spooled receive(InputStream bytes, long max) throws IOException {
        Files.createDirectories(directory);
        var file = directory.resolve(UUID.randomUUID().toString());
        try {
            return new Spooled(file, write(bytes, file, max));
        } catch (IOException | RuntimeException e) {
            discard(file);
            throw e;
        }
    }

    /** Deletes what crashes left behind before this moment. */
    void clear(Instant before) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> left;
        try (var files = Files.find(
                directory,
                1,
                (_, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(before))) {
            left = files.toList();
        }
        for (var file : left) {
            Files.deleteIfExists(file);
        }
    }

    private static Content write(InputStream bytes, Path file, long max) throws IOException {
        MessageDigest digest = Content.digest();
        long size = 0;
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = new byte[BUFFER];
            for (int read; (read = bytes.read(buffer)) >= 0; ) {
                size += read;
                if (size > max) {
                    throw new TooLarge();
                }
                digest.update(buffer, 0, read);
                for (var rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
        return new Content(HexFormat.of().formatHex(digest.digest()), size);
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s could not be deleted; the sweep will try again", file);
        }
    }
}
