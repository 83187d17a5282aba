package io.qloop.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether a Docker engine answers; one short question instead of Testcontainers' long search. */
public final class Docker {

    private Docker() {}

    /** True if an engine answers here. Tells Testcontainers to speak no newer API than that engine. */
    public static boolean answers() {
        var version = version(Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock"));
        version.ifPresent(newest -> {
            if (System.getProperty("api.version") == null) {
                System.setProperty("api.version", newest);
            }
        });
        return version.isPresent();
    }

    /** The newest API version that the engine there speaks. */
    static Optional<String> version(String host) {
        try {
            var answer = host.startsWith("unix://")
                    ? askSocket(Path.of(host.substring("unix://".length())))
                    : askTcp(host.replaceFirst("^tcp://", "http://"));
            return answer.map(json -> json.path("ApiVersion").asText(""))
                    .filter(version -> version.matches("\\d+\\.\\d+"));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> askSocket(Path socket) throws IOException {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(StandardCharsets.US_ASCII.encode("GET /version HTTP/1.0\r\nHost: docker\r\n\r\n"));
            var buffer = ByteBuffer.allocate(64 * 1024);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the engine closes the connection
            }
            var text = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
            int start = text.indexOf('{');
            int end = text.lastIndexOf('}');
            return start < 0 || end < start
                    ? Optional.empty()
                    : Optional.of(new ObjectMapper().readTree(text.substring(start, end + 1)));
        }
    }

    private static Optional<JsonNode> askTcp(String url) throws IOException {
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/version"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(new ObjectMapper().readTree(answer.body()))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
