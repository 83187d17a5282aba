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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("AH-83")
class AttachmentDirectoryStoreTest {

    /** SHA-256 of "abc", as FIPS 180-2 gives it. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path root;

    private DirectoryStore store;

    @BeforeEach
    void open() {
        store = new DirectoryStore(root);
    }

    @Test
    void keepsAContentUnderItsAddress() throws IOException {
        keep("abc");

        assertThat(files()).containsExactly(Path.of("ba/78", ABC));
        assertThat(store.exists(ABC)).isTrue();
        assertThat(read(0, 2)).isEqualTo("abc");
        assertThat(read(1, 1)).isEqualTo("b");
    }

    @Test
    void forgetsWhatWasNotKept() throws IOException {
        receive("abc").close();

        assertThat(files()).isEmpty();
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
        assertThat(files()).isEmpty();
    }

    @Test
    void stopsAtTheLimit() throws IOException {
        assertThatThrownBy(() -> store.receive(stream("abcd"), 3)).isInstanceOf(TooLarge.class);
        assertThat(files()).isEmpty();

        store.receive(stream("abc"), 3).close();
    }

    @Test
    void keepsTheSameContentOnceEvenAtOnce() throws Exception {
        var together = new CyclicBarrier(8);
        Callable<Void> upload = () -> {
            try (var incoming = receive("abc")) {
                together.await();
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

        assertThat(files()).containsExactly(Path.of("ba/78", ABC));
        assertThat(read(0, 2)).isEqualTo("abc");
    }

    @Test
    void showsOldContentsAndClearsWhatCrashesLeft() throws IOException {
        keep("abc");
        keep("young");
        var left = receive("left behind").file();
        var begun = receive("just begun").file();
        var hourAgo = Instant.now().minus(Duration.ofHours(1));
        age(root.resolve("ba/78").resolve(ABC));
        age(left);
        age(Files.writeString(root.resolve("README"), "not ours"));

        var old = new ArrayList<String>();
        store.sweep(hourAgo, old::add);

        assertThat(old).containsExactly(ABC);
        assertThat(left).doesNotExist();
        assertThat(begun).exists();
        assertThat(root.resolve("README")).exists();
    }

    @Test
    void makesAnOldContentYoungWhenItComesAgain() throws IOException {
        keep("abc");
        age(root.resolve("ba/78").resolve(ABC));
        keep("abc");

        var old = new ArrayList<String>();
        store.sweep(Instant.now().minus(Duration.ofHours(1)), old::add);

        assertThat(old).isEmpty();
    }

    @Test
    void failsWhereItCannotWrite() throws IOException {
        var noDirectory =
                new DirectoryStore(Files.writeString(root.resolve("file"), "").resolve("store"));

        assertThatThrownBy(() -> noDirectory.receive(stream("abc"), 10)).isInstanceOf(IOException.class);
    }

    @Test
    void takesNothingElseForAnAddress() {
        assertThatThrownBy(() -> store.delete("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isEmptyBeforeTheFirstContent() throws IOException {
        new DirectoryStore(root.resolve("later")).sweep(Instant.now(), _ -> {
            throw new AssertionError("There is nothing");
        });
    }

    private Incoming receive(String content) throws IOException {
        return store.receive(stream(content), 1000);
    }

    private void keep(String content) throws IOException {
        try (var incoming = receive(content)) {
            incoming.keep();
        }
    }

    private String read(long first, long last) throws IOException {
        try (var in = store.open(ABC, new ByteRange(first, last))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(root::relativize).toList();
        }
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
