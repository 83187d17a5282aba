package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qloop.local.Obstacle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Executors;

/**
 * Takes commands from the same machine: {@code GET /status}, {@code POST /stop}, {@code POST
 * /parts/NAME/start|stop|restart}. Who commands shows the secret of the state file.
 */
final class Control {

    private final Supervisor supervisor;
    private final byte[] password;
    private final HttpServer server;

    Control(Supervisor supervisor, String secret) throws IOException {
        this.supervisor = supervisor;
        this.password = ("Bearer " + secret).getBytes(StandardCharsets.US_ASCII);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!MessageDigest.isEqual(password, shown.getBytes(StandardCharsets.US_ASCII))) {
                send(exchange, 401, "The secret of the state file is missing.");
                return;
            }
            try {
                var command = exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath();
                var answer = obey(command);
                send(exchange, answer == null ? 404 : 200, answer == null ? "No such command." : answer);
            } catch (Obstacle e) {
                send(exchange, 409, e.getMessage());
            } catch (Exception e) {
                send(exchange, 500, String.valueOf(e));
            }
        }
    }

    private String obey(String command) throws Exception {
        var words = command.split("/");
        if (command.equals("GET /status")) {
            return supervisor.state().forReaders();
        }
        if (command.equals("POST /stop")) {
            supervisor.askToStop();
            return "Stopping.";
        }
        if (words.length != 4 || !words[0].equals("POST ") || !words[1].equals("parts")) {
            return null;
        }
        var keeper = supervisor.keeper(words[2]);
        switch (words[3]) {
            case "start" -> keeper.start();
            case "stop" -> keeper.stop();
            case "restart" -> {
                keeper.stop();
                keeper.start();
            }
            default -> {
                return null;
            }
        }
        return text("part.is", words[2], text("state." + keeper.state()));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
