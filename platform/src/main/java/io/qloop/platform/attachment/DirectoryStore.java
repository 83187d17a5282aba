package io.qloop.platform.attachment;

import io.qloop.platform.attachment.Spool.Spooled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Contents as files {@code ab/cd/abcd…} below one directory. A file is written beside them in {@code incoming}, forced to
 * the disk and renamed in one step: under its address it is whole or not there.
 */
final class DirectoryStore implements BlobStore {

    private final Path root;
    private final Path incoming;
    private final Spool spool;

    DirectoryStore(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        this.spool = new Spool(incoming);
    }

    @Override
    public Incoming receive(InputStream bytes, long max) throws IOException {
        return new Received(spool.receive(bytes, max));
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
        spool.clear(before);
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
            if (Content.isAddress(name) && file.equals(place(name))) {
                old.accept(name);
            }
        }
    }

    @Override
    public void check() throws IOException {
        Files.createDirectories(incoming);
        if (!Files.isWritable(incoming)) {
            throw new IOException("Nothing can be written to " + incoming);
        }
    }

    private Path place(String sha256) {
        return root.resolve(Content.path(sha256));
    }

    /** The name of a file is durable when its directory is. */
    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    private final class Received implements Incoming {

        private final Spooled spooled;

        private Received(Spooled spooled) {
            this.spooled = spooled;
        }

        @Override
        public Content content() {
            return spooled.content();
        }

        @Override
        public Path file() {
            return spooled.file();
        }

        @Override
        public void prepare() {
            // A rename takes no time.
        }

        @Override
        public void keep() throws IOException {
            var place = place(content().sha256());
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
                Files.move(file(), place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                throw new IOException("The directory of the attachments has to be one file system", e);
            }
        }

        @Override
        public void close() {
            spooled.discard();
        }
    }
}
