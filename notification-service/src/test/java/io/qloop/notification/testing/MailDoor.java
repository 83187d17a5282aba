package io.qloop.notification.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/**
 * A door before the real mail server: it can be closed and opened, lose the answer to a mail that was taken, hold the
 * answer back, and refuse recipients that begin with {@code refused-} for good, {@code busy-} for now, {@code grey-} the first time. It is told so by
 * a word over a socket of its own, as test resources and tests live in different class loaders.
 */
final class MailDoor {

    private static final Logger LOG = Logger.getLogger(MailDoor.class);

    private final int behind;
    private final boolean speaksSmtp;
    private final int port;
    private final ServerSocket bell;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket entrance;
    private volatile boolean losesAnswers;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile String refused = "refused-";
    private final Set<String> greylisted = ConcurrentHashMap.newKeySet();

    MailDoor(int behind, boolean speaksSmtp) {
        this.behind = behind;
        this.speaksSmtp = speaksSmtp;
        this.port = unlock(0);
        try {
            this.bell = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int bellPort() {
        return bell.getLocalPort();
    }

    private void listen() {
        while (true) {
            try (var caller = bell.accept();
                    var words = new DataInputStream(caller.getInputStream());
                    var answer = new DataOutputStream(caller.getOutputStream())) {
                caller.setSoTimeout(5_000);
                obey(words.readUTF());
                answer.writeBoolean(true);
            } catch (IOException | IllegalArgumentException stranger) {
                // Somebody on this machine who looks which ports are taken.
                LOG.debug("Nothing that the door understands", stranger);
            }
        }
    }

    int port() {
        return port;
    }

    private void obey(String word) {
        switch (word) {
            case "close" -> lock();
            case "open" -> unlock(port);
            case "lose-answers" -> losesAnswers = true;
            case "hold-answers" -> held = new CountDownLatch(1);
            case "refuse-archive" -> refused = "archive@";
            case "behave" -> {
                losesAnswers = false;
                refused = "refused-";
                held.countDown();
            }
            default -> throw new IllegalArgumentException(word);
        }
    }

    private synchronized int unlock(int wanted) {
        if (entrance != null && !entrance.isClosed()) {
            return entrance.getLocalPort();
        }
        try {
            var fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            entrance = fresh;
            Thread.ofVirtual().start(() -> welcome(fresh));
            return fresh.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void lock() {
        close(entrance);
        open.forEach(MailDoor::close);
    }

    private void welcome(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                var client = at.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), behind);
                // Lines go on one by one: the next one is not to wait until the one before is acknowledged.
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                var visit = new Visit(client, server);
                Thread.ofVirtual().start(visit::fromClient);
                Thread.ofVirtual().start(visit::fromServer);
            } catch (IOException closed) {
                if (!at.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private static void close(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception closedAnyway) {
            throw new IllegalStateException(closedAnyway);
        }
    }

    /** One connection through the door. */
    private final class Visit {
        private final Socket client;
        private final Socket server;
        private volatile boolean content;
        private volatile boolean mailHandedIn;

        private Visit(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void fromClient() {
            try (client;
                    server) {
                var in = new BufferedInputStream(client.getInputStream());
                var out = server.getOutputStream();
                for (var line = line(in); line != null; line = line(in)) {
                    var text = new String(line, StandardCharsets.UTF_8).strip();
                    if (speaksSmtp && !content && refuses(text)) {
                        continue;
                    }
                    if (speaksSmtp && content && text.equals(".")) {
                        content = false;
                        mailHandedIn = true;
                    } else if (speaksSmtp && text.equalsIgnoreCase("DATA")) {
                        content = true;
                    }
                    out.write(line);
                    out.flush();
                }
            } catch (IOException gone) {
                open.remove(client);
            }
        }

        private boolean refuses(String text) throws IOException {
            var command = text.toLowerCase(Locale.ROOT);
            String answer = null;
            if (command.startsWith("rcpt to:<" + refused)) {
                answer = "550 5.1.1 No such user here";
            } else if (command.startsWith("rcpt to:<busy-")) {
                answer = "451 4.2.1 Mailbox busy";
            } else if (command.startsWith("rcpt to:<grey-") && greylisted.add(command)) {
                answer = "451 4.7.1 Greylisting in action, please come back later";
            }
            if (answer == null) {
                return false;
            }
            send(client.getOutputStream(), answer + "\r\n");
            return true;
        }

        private void fromServer() {
            try (client;
                    server) {
                var in = new BufferedInputStream(server.getInputStream());
                if (!speaksSmtp) {
                    in.transferTo(client.getOutputStream());
                    return;
                }
                for (var line = line(in); line != null; line = line(in)) {
                    if (mailHandedIn) {
                        mailHandedIn = false;
                        if (losesAnswers) {
                            return;
                        }
                        held.await();
                    }
                    client.getOutputStream().write(line);
                    client.getOutputStream().flush();
                }
            } catch (IOException gone) {
                open.remove(server);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void send(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private static byte[] line(InputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            for (var b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    return line.toByteArray();
                }
            }
            return line.size() == 0 ? null : line.toByteArray();
        }
    }
}
