package io.qloop.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Issues access tokens, {@code token-1}, {@code token-2}, …, to whoever asks, and remembers how it was asked. */
public final class TokenEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final List<Request> heard = new CopyOnWriteArrayList<>();
    private volatile int seconds = 3600;
    private volatile int status = 200;

    /** @param form decoded, as {@code grant_type=client_credentials&scope=mail} */
    public record Request(String authorization, String form) {}

    public TokenEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/token");
    }

    /** Tokens last so long from now on. */
    public TokenEndpoint validFor(int seconds) {
        this.seconds = seconds;
        return this;
    }

    /** No tokens are issued from now on. */
    public TokenEndpoint refuses() {
        this.status = 401;
        return this;
    }

    public List<Request> heard() {
        return heard;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Request(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    URLDecoder.decode(form, StandardCharsets.UTF_8)));
            var body = status == 200
                    ? "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                            .formatted(heard.size(), seconds)
                    : "{\"error\":\"invalid_client\"}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
