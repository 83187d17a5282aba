package io.qloop.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.attachment.BlobStore.Incoming;
import io.qloop.platform.attachment.BlobStore.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store has to do. */
abstract class AttachmentStoreContract {

    /** SHA-256 of "abc", as FIPS 180-2 gives it. */
    static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path root;

    BlobStore store;

    /** The store under test; what it has to keep locally goes to this directory. */
    abstract BlobStore open(Path root) throws IOException;

    /** Where its contents lie as files in the end. */
    abstract Path contents();

    /** Where contents on their way in lie. */
    abstract Path spool();

    @BeforeEach
    void open() throws IOException {
        store = open(root);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAContentUnderItsAddress() throws IOException {
        keep("abc");

        assertThat(contentFiles()).containsExactly(Path.of("ba/78", ABC));
        assertThat(spooled()).isEmpty();
        assertThat(store.exists(ABC)).isTrue();
        assertThat(read(0, 2)).isEqualTo("abc");
        assertThat(read(1, 1)).isEqualTo("b");
        assertThat(read(1, 2)).isEqualTo("bc");
    }

    @Test
    void keepsALargeContentByteForByte() throws IOException {
        var content = "0123456789abcdef".repeat(512 * 1024);
        String sha256;
        try (var incoming = store.receive(stream(content), content.length())) {
            sha256 = incoming.content().sha256();
            incoming.prepare();
            incoming.keep();
        }

        try (var whole = store.open(sha256, new ByteRange(0, content.length() - 1))) {
            assertThat(whole).hasContent(content);
        }
        try (var part = store.open(sha256, new ByteRange(4_000_000, 4_000_015))) {
            assertThat(part).hasContent("0123456789abcdef");
        }
    }

    @Test
    void forgetsWhatWasNotKept() throws IOException {
        receive("abc").close();

        assertThat(contentFiles()).isEmpty();
        assertThat(spooled()).isEmpty();
        assertThat(store.exists(ABC)).isFalse();
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
        var broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > 100_000) {
                    throw new IOException("Connection reset");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.receive(broken, 1_000_000)).hasMessage("Connection reset");
        assertThat(contentFiles()).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void stopsAtTheLimit() throws IOException {
        assertThatThrownBy(() -> store.receive(stream("abcd"), 3)).isInstanceOf(TooLarge.class);
        assertThat(spooled()).isEmpty();

        store.receive(stream("abc"), 3).close();
    }

    @Test
    void keepsTheSameContentOnceEvenAtOnce() throws Exception {
        var together = new CyclicBarrier(8);
        Callable<Void> upload = () -> {
            try (var incoming = receive("abc")) {
                together.await();
                incoming.prepare();
                incoming.keep();
            }
            return null;
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    threads.invokeAll(List.of(upload, upload, upload, upload, upload, upload, upload, upload))) {
                done.get();
            }
        }

        assertThat(contentFiles()).containsExactly(Path.of("ba/78", ABC));
        assertThat(read(0, 2)).isEqualTo("abc");
    }

    @Test
    void keepsAContentThatWasDeletedMeanwhile() throws IOException {
        try (var incoming = receive("abc")) {
            incoming.prepare();
            store.delete(ABC);
            incoming.keep();
        }

        assertThat(read(0, 2)).isEqualTo("abc");
    }

    @Test
    void deletesAContentHoweverOften() throws IOException {
        keep("abc");

        store.delete(ABC);
        store.delete(ABC);

        assertThat(store.exists(ABC)).isFalse();
        assertThatThrownBy(() -> store.open(ABC, new ByteRange(0, 2))).isInstanceOf(IOException.class);
    }

    @Test
    void showsOldContentsAndClearsWhatCrashesLeft() throws IOException {
        keep("abc");
        keep("young");
        var left = receive("left behind").file();
        var begun = receive("just begun").file();
        age(contents().resolve("ba/78").resolve(ABC));
        age(left);
        age(Files.writeString(contents().resolve("README"), "not ours"));

        var old = new ArrayList<String>();
        store.sweep(hourAgo(), old::add);

        assertThat(old).containsExactly(ABC);
        assertThat(left).doesNotExist();
        assertThat(begun).exists();
        assertThat(contents().resolve("README")).exists();
    }

    @Test
    void makesAnOldContentYoungWhenItComesAgain() throws IOException {
        keep("abc");
        age(contents().resolve("ba/78").resolve(ABC));
        keep("abc");

        var old = new ArrayList<String>();
        store.sweep(hourAgo(), old::add);

        assertThat(old).isEmpty();
    }

    @Test
    void noticesAContentThatWasCutShort() throws IOException {
        keep("abc");
        Files.writeString(contents().resolve("ba/78").resolve(ABC), "ab");

        assertThatThrownBy(() -> read(0, 2)).isInstanceOf(IOException.class);
    }

    @Test
    void takesNothingElseForAnAddress() {
        assertThatThrownBy(() -> store.delete("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.exists("ABC")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatItIsThere() throws IOException {
        store.check();
    }

    Incoming receive(String content) throws IOException {
        return store.receive(stream(content), 1000);
    }

    void keep(String content) throws IOException {
        try (var incoming = receive(content)) {
            incoming.prepare();
            incoming.keep();
        }
    }

    String read(long first, long last) throws IOException {
        try (var in = store.open(ABC, new ByteRange(first, last))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    List<Path> contentFiles() throws IOException {
        return files(contents()).stream()
                .filter(file -> !file.startsWith(spool()))
                .map(contents()::relativize)
                .toList();
    }

    List<Path> spooled() throws IOException {
        return files(spool());
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static Instant hourAgo() {
        return Instant.now().minus(Duration.ofHours(1));
    }

    static Instant later() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }

    static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
