package io.qloop.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerTest {

    private static final String ANSWER = "{\"Version\":\"20.10.24\",\"ApiVersion\":\"1.41\"}";

    @TempDir
    Path directory;

    @Test
    void findsNoEngineWhereNothingListens() {
        assertThat(Docker.version("unix://" + directory.resolve("docker.sock"))).isEmpty();
        assertThat(Docker.version("tcp://127.0.0.1:1")).isEmpty();
        assertThat(Docker.version("npipe:////./pipe/docker_engine")).isEmpty();
    }

    @Test
    void asksAnEngineBehindASocketForItsNewestLanguage() throws Exception {
        var path = directory.resolve("docker.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            var engine = Thread.ofVirtual().start(() -> answerOnce(server));

            var version = Docker.version("unix://" + path);

            assertThat(version).contains("1.41");
            engine.join();
        }
    }

    @Test
    void asksAnEngineBehindAPort() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/version", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length());
            exchange.getResponseBody().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            assertThat(Docker.version("tcp://127.0.0.1:" + server.getAddress().getPort()))
                    .contains("1.41");
        } finally {
            server.stop(0);
        }
    }

    private static void answerOnce(ServerSocketChannel server) {
        try (var client = server.accept()) {
            client.read(ByteBuffer.allocate(1000));
            client.write(StandardCharsets.US_ASCII.encode(
                    "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + ANSWER));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
