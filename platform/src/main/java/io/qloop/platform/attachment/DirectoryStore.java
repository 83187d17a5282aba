package io.qloop.platform.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Contents as files {@code ab/cd/abcd…} below one directory. A file is written beside them in {@code incoming}, forced to
 * the disk and renamed in one step: under its address it is whole or not there.
 */
final class DirectoryStore implements BlobStore {

    private static final Logger LOG = Logger.getLogger(DirectoryStore.class);
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 64 * 1024;

    private final Path root;
    private final Path incoming;

    DirectoryStore(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
    }

    @Override
    public Incoming receive(InputStream bytes, long max) throws IOException {
        Files.createDirectories(incoming);
        var file = incoming.resolve(UUID.randomUUID().toString());
        try {
            return new Received(file, write(bytes, file, max));
        } catch (IOException | RuntimeException e) {
            discard(file);
            throw e;
        }
    }

    private static Content write(InputStream bytes, Path file, long max) throws IOException {
        var digest = sha256();
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

    @Override
    public InputStream open(String sha256, ByteRange range) throws IOException {
        var channel = FileChannel.open(place(sha256));
        try {
            return new Part(Channels.newInputStream(channel.position(range.first())), range.length());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean exists(String sha256) {
        return Files.isRegularFile(place(sha256));
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    @Override
    public void sweep(Instant before, Consumer<String> old) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> found;
        try (var files = Files.find(
                root,
                3,
                (_, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(before))) {
            found = files.toList();
        }
        for (var file : found) {
            var name = file.getFileName().toString();
            if (file.getParent().equals(incoming)) {
                Files.deleteIfExists(file);
            } else if (ADDRESS.matcher(name).matches() && file.equals(place(name))) {
                old.accept(name);
            }
        }
    }

    private Path place(String sha256) {
        if (!ADDRESS.matcher(sha256).matches()) {
            throw new IllegalArgumentException("Not the address of a content");
        }
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s could not be deleted; the sweep will try again", file);
        }
    }

    /** The name of a file is durable when its directory is. */
    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private final class Received implements Incoming {

        private final Path file;
        private final Content content;

        private Received(Path file, Content content) {
            this.file = file;
            this.content = content;
        }

        @Override
        public Content content() {
            return content;
        }

        @Override
        public Path file() {
            return file;
        }

        @Override
        public void keep() throws IOException {
            var place = place(content.sha256());
            try {
                // It may be old and unused: made young, it is safe from a sweep.
                Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            } catch (NoSuchFileException _) {
                var directory = place.getParent();
                Files.createDirectories(directory);
                move(place);
                force(directory);
                force(directory.getParent());
                force(root);
            }
        }

        private void move(Path place) throws IOException {
            try {
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                throw new IOException("The directory of the attachments has to be one file system", e);
            }
        }

        @Override
        public void close() {
            discard(file);
        }
    }
}
