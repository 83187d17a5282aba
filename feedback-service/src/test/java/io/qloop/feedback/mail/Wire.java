package io.qloop.feedback.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The wire to the mail server: it can be cut, and the server's abilities can be kept back. */
final class Wire implements AutoCloseable {

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final String[] hidden;
    private volatile long mostAnswered = Long.MAX_VALUE;

    /** @param hidden abilities of which the server is not heard to speak */
    Wire(int serverPort, String... hidden) throws IOException {
        this.hidden = hidden;
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.submit(() -> {
            while (!door.isClosed()) {
                var client = door.accept();
                threads.submit(() -> connect(client, serverPort));
            }
            return null;
        });
    }

    private Void connect(Socket client, int serverPort) throws IOException {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            open.add(client);
            threads.submit(() -> client.getInputStream().transferTo(server.getOutputStream()));
            answer(server.getInputStream(), client.getOutputStream());
        }
        return null;
    }

    int port() {
        return door.getLocalPort();
    }

    /** After so many more bytes of the server. */
    void cutAfter(long bytes) {
        mostAnswered = bytes;
    }

    private void answer(InputStream server, OutputStream client) throws IOException {
        var bytes = new byte[8192];
        int read;
        while ((read = server.read(bytes)) >= 0 && (mostAnswered -= read) >= 0) {
            var said = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
            for (var ability : hidden) {
                said = said.replace(ability, "X" + ability.substring(1));
            }
            client.write(said.getBytes(StandardCharsets.ISO_8859_1));
            client.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var client : open) {
            client.close();
        }
        threads.shutdownNow();
        threads.close();
    }
}
