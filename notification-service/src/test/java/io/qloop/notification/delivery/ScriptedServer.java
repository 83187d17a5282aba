package io.qloop.notification.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers as it is told, also as no mail server should. */
final class ScriptedServer implements AutoCloseable {

    /** Instead of an answer the connection ends. */
    static final String HANGS_UP = "hangs up";

    /** No answer comes, and the connection stays. */
    static final String IS_SILENT = "is silent";

    /** Only then the content of a mail follows. */
    private static final String GO_ON = "354";

    private final ServerSocket entrance;
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "", "220 mail.example ESMTP",
            "EHLO", "250 mail.example",
            "MAIL", "250 2.1.0 Ok",
            "RCPT", "250 2.1.5 Ok",
            "DATA", GO_ON + " Go on",
            ".", "250 2.0.0 Taken",
            "QUIT", "221 Bye"));
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile SSLContext tls;

    ScriptedServer() {
        try {
            entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** What it says to this command; the greeting answers nothing, the end of a mail is a dot. */
    ScriptedServer answers(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Offers encryption with what this context has to show. */
    ScriptedServer encryptsWith(SSLContext context) {
        tls = context;
        return answers("EHLO", "250-mail.example\r\n250 STARTTLS").answers("STARTTLS", "220 Go on");
    }

    /** The commands that came, without the content of mails. */
    List<String> heard() {
        return heard;
    }

    private void welcome() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            var socket = client;
            if (!say(socket, "")) {
                return;
            }
            var in = lines(socket);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                var command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                if (!say(socket, command)) {
                    return;
                }
                if (command.equals("STARTTLS")) {
                    socket = encrypted(socket);
                    in = lines(socket);
                } else if (command.equals("DATA") && answers.get(command).startsWith(GO_ON)) {
                    while (line != null && !line.equals(".")) {
                        line = in.readLine();
                    }
                    if (line == null || !say(socket, ".")) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            heard.add("(" + gone.getClass().getSimpleName() + ")");
        }
    }

    private boolean say(Socket socket, String command) throws IOException {
        var answer = answers.getOrDefault(command, "502 5.5.2 What?");
        if (answer.equals(HANGS_UP)) {
            return false;
        }
        if (answer.equals(IS_SILENT)) {
            // Until the other side has had enough.
            return socket.getInputStream().read() >= 0;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private Socket encrypted(Socket socket) throws IOException {
        var encrypted = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
