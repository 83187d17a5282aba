package io.qloop.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3, with the client that the settings make. */
@Tag("AH-83")
class AttachmentS3StoreTest extends AttachmentStoreContract {

    @TempDir
    Path serverDirectory;

    private S3Server server;

    @Override
    BlobStore open(Path root) throws IOException {
        server = new S3Server(serverDirectory);
        return store(root, server.endpoint(), Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    Path contents() {
        return server.bucket().resolve("returns");
    }

    @Override
    Path spool() {
        return root.resolve("incoming");
    }

    @Test
    void leavesOtherServicesContentsAlone() throws IOException {
        keep("abc");
        try (var other = store(root, server.endpoint(), Map.of("qloop.attachments.s3.prefix", "complaint"))) {
            assertThat(other.exists(ABC)).isFalse();
            other.sweep(later(), _ -> {
                throw new AssertionError("The other service has nothing");
            });
        }
    }

    @Test
    void listsMoreContentsThanOneAnswerHolds() throws IOException {
        var place = contents().resolve("ba/78");
        Files.createDirectories(place);
        for (int i = 0; i < 1001; i++) {
            Files.writeString(place.resolve("ba78" + "%060x".formatted(i)), "x");
        }

        var found = new int[1];
        store.sweep(later(), _ -> found[0]++);

        assertThat(found[0]).isEqualTo(1001);
    }

    @Test
    void refusesAContentThatChangedOnTheWay() throws IOException {
        try (var incoming = receive("abc")) {
            Files.writeString(incoming.file(), "abd");

            assertThatThrownBy(incoming::prepare).isInstanceOf(IOException.class);
        }
        assertThat(contentFiles()).isEmpty();
    }

    @Test
    void leavesNothingOfATransferThatBreaksOff() throws IOException {
        try (var line = new CutLine(server.endpoint().getPort(), 300_000);
                var cut = store(root, line.endpoint(), Map.of());
                var incoming = cut.receive(stream("x".repeat(2_000_000)), 10_000_000)) {
            assertThatThrownBy(incoming::prepare).isInstanceOf(IOException.class);
        }

        assertThat(contentFiles()).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void failsWhileTheServerIsAwayAndGoesOnAfterwards() throws IOException {
        keep("abc");
        server.stop();

        try (var incoming = receive("later")) {
            assertThatThrownBy(incoming::prepare).hasMessage("Bucket evidence does not answer");
            assertThatThrownBy(store::check).hasMessage("Bucket evidence does not answer");
            assertThatThrownBy(() -> store.open(ABC, new ByteRange(0, 2))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.exists(ABC)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.delete(ABC)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.sweep(hourAgo(), _ -> {})).isInstanceOf(IOException.class);

            server.start();
            incoming.keep();
        }

        store.check();
        assertThat(contentFiles()).hasSize(2);
        assertThat(read(0, 2)).isEqualTo("abc");
    }

    @Test
    void failsWhereTheServerRefusesToWrite() throws IOException {
        keep("abc");
        server.refuse();

        try (var incoming = receive("more")) {
            assertThatThrownBy(incoming::prepare).hasMessageStartingWith("Bucket evidence answers 507");
        }
        assertThat(read(0, 2)).isEqualTo("abc");
        assertThat(contentFiles()).hasSize(1);
    }

    @Test
    void failsWithWrongKeysAndWithoutBucket() throws IOException {
        try (var wrongKey = store(root, server.endpoint(), Map.of("qloop.attachments.s3.secret-key", "wrong"));
                var noBucket = store(root, server.endpoint(), Map.of("qloop.attachments.s3.bucket", "other"));
                var incoming = wrongKey.receive(stream("abc"), 10)) {
            assertThatThrownBy(incoming::prepare).hasMessageStartingWith("Bucket evidence answers 403");
            assertThatThrownBy(wrongKey::check).hasMessageStartingWith("Bucket evidence answers 403");
            assertThatThrownBy(noBucket::check).hasMessageStartingWith("Bucket other answers 404");
        }
        assertThat(contentFiles()).isEmpty();
    }

    @Test
    void isNotMadeOfHalfTheSettings() {
        assertThatThrownBy(() -> store(root, server.endpoint(), Map.of("qloop.attachments.s3.bucket", "")))
                .hasMessageContaining("qloop.attachments.s3.bucket");
        assertThatThrownBy(() -> store(root, server.endpoint(), Map.of("qloop.attachments.s3.access-key", "")))
                .hasMessageContaining("qloop.attachments.s3.access-key");
        assertThatThrownBy(() -> store(root, server.endpoint(), Map.of("qloop.attachments.max-size", "6G")))
                .hasMessageContaining("qloop.attachments.max-size");
    }

    /** As a service gets it. */
    static BlobStore store(Path directory, URI endpoint, Map<String, String> other) {
        var settings = new HashMap<>(Map.of(
                "qloop.attachments.store",
                "s3",
                "qloop.attachments.directory",
                directory.toString(),
                "qloop.attachments.s3.endpoint",
                endpoint.toString(),
                "qloop.attachments.s3.bucket",
                S3Server.BUCKET,
                "qloop.attachments.s3.prefix",
                "returns",
                "qloop.attachments.s3.access-key",
                S3Server.ACCESS_KEY,
                "qloop.attachments.s3.secret-key",
                S3Server.SECRET_KEY));
        settings.putAll(other);
        return new AttachmentParts()
                .store(new SmallRyeConfigBuilder()
                        .withMapping(AttachmentSettings.class)
                        .addDiscoveredConverters()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()
                        .getConfigMapping(AttachmentSettings.class));
    }

    /** A line to the server that breaks each time after so many bytes. */
    private static final class CutLine implements AutoCloseable {

        private final ServerSocket ears;

        private CutLine(int to, int after) throws IOException {
            ears = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(() -> {
                while (!ears.isClosed()) {
                    try (var in = ears.accept();
                            var out = new Socket(InetAddress.getLoopbackAddress(), to)) {
                        Thread.startVirtualThread(() -> answers(out, in));
                        var piece = new byte[8192];
                        for (int passed = 0, read;
                                passed < after && (read = in.getInputStream().read(piece)) >= 0;
                                passed += read) {
                            out.getOutputStream().write(piece, 0, read);
                        }
                    } catch (IOException e) {
                        if (!ears.isClosed()) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
            });
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + ears.getLocalPort());
        }

        private static void answers(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException _) {
                // That is what the line is for.
            }
        }

        @Override
        public void close() throws IOException {
            ears.close();
        }
    }
}
