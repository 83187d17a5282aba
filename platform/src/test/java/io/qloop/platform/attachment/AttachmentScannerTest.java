package io.qloop.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AH-83")
class AttachmentScannerTest {

    @Test
    void sendsTheWholeContent() throws Exception {
        var content = new byte[200_000];
        new Random(7).nextBytes(content);

        try (var clamd = new Clamd("stream: OK\0")) {
            assertThat(clamd.scan(content)).isEmpty();
            assertThat(clamd.heard()).isEqualTo(content);
        }
    }

    @Test
    void tellsWhatWasFound() throws Exception {
        try (var clamd = new Clamd("stream: Win.Test.EICAR_HDB-1 FOUND\0")) {
            assertThat(clamd.scan(new byte[] {1})).contains("Win.Test.EICAR_HDB-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR\0", "stream: OK nearly\0", "", "UNKNOWN COMMAND\0"})
    void takesNothingElseForAnApproval(String answer) throws IOException {
        try (var clamd = new Clamd(answer)) {
            assertThatThrownBy(() -> clamd.scan(new byte[] {1})).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsWhereNobodyAnswers() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var scanner = new ClamdScanner("localhost:" + free, Duration.ofSeconds(1));

        assertThatThrownBy(() -> scanner.scan(new ByteArrayInputStream(new byte[] {1})))
                .isInstanceOf(IOException.class);
    }

    @Test
    void failsWhereTheAnswerTakesTooLong() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var scanner = new ClamdScanner("127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(200));

            assertThatThrownBy(() -> scanner.scan(new ByteArrayInputStream(new byte[] {1})))
                    .isInstanceOf(IOException.class);
        }
    }

    /** Speaks the daemon's side of INSTREAM, once. */
    private static final class Clamd implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CompletableFuture<byte[]> heard = new CompletableFuture<>();

        Clamd(String answer) throws IOException {
            Thread.startVirtualThread(() -> {
                try (var socket = server.accept();
                        var in = new DataInputStream(socket.getInputStream())) {
                    assertThat(in.readNBytes(10)).isEqualTo("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
                    var content = new ByteArrayOutputStream();
                    for (int length; (length = in.readInt()) > 0; ) {
                        content.write(in.readNBytes(length));
                    }
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    heard.complete(content.toByteArray());
                } catch (IOException | AssertionError e) {
                    heard.completeExceptionally(e);
                }
            });
        }

        Optional<String> scan(byte[] content) throws IOException {
            return new ClamdScanner("127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(5))
                    .scan(new ByteArrayInputStream(content));
        }

        byte[] heard() throws InterruptedException, ExecutionException {
            return heard.get();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
