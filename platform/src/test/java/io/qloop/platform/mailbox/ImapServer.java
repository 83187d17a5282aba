package io.qloop.platform.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An IMAP server with an empty mailbox that looks closely at who signs in. */
final class ImapServer implements AutoCloseable {

    private static final String FAULT =
            Base64.getEncoder().encodeToString("{\"status\":\"400\"}".getBytes(StandardCharsets.US_ASCII));

    private final ServerSocket entrance;
    private final String abilities;
    private final Set<String> accepted;
    private final List<String> signIns = new CopyOnWriteArrayList<>();

    /**
     * @param abilities that it tells of
     * @param accepted  what it lets in, in the way of {@link #signIns()}
     */
    ImapServer(String abilities, String... accepted) throws IOException {
        this.abilities = "IMAP4rev1 " + abilities;
        this.accepted = Set.of(accepted);
        entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::welcome);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Who has signed in how, or tried to: {@code LOGIN user password}, or what XOAUTH2 has said with ^A as a space. */
    List<String> signIns() {
        return signIns;
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
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "* OK ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var words = line.split(" ", 3);
                answer(client, in, words[0], words[1].toUpperCase(Locale.ROOT), words.length > 2 ? words[2] : "");
            }
        } catch (IOException gone) {
            signIns.add("(" + gone.getClass().getSimpleName() + ")");
        }
    }

    private void answer(Socket client, BufferedReader in, String tag, String command, String rest) throws IOException {
        switch (command) {
            case "CAPABILITY" -> say(client, "* CAPABILITY " + abilities);
            case "LOGIN" -> {
                if (!accepts("LOGIN " + rest)) {
                    say(client, tag + " NO not you");
                    return;
                }
            }
            case "AUTHENTICATE" -> {
                if (!accepts(said(client, in, rest))) {
                    say(client, "+ " + FAULT);
                    in.readLine();
                    say(client, tag + " NO AUTHENTICATE failed");
                    return;
                }
            }
            case "SELECT" -> say(client, "* FLAGS (\\Seen)\r\n* 0 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1] is");
            case "SEARCH" -> say(client, "* SEARCH");
            case "LOGOUT" -> say(client, "* BYE");
            default -> {
                // Nothing but the word that all is well.
            }
        }
        say(client, tag + " OK " + command);
    }

    /** The words of XOAUTH2, which come with the command or, where the server does not tell of SASL-IR, after it. */
    private String said(Socket client, BufferedReader in, String rest) throws IOException {
        var words = rest.split(" ");
        if (words.length == 1) {
            say(client, "+ ");
        }
        var response = words.length == 1 ? in.readLine() : words[1];
        return words[0]
                + " "
                + new String(Base64.getDecoder().decode(response), StandardCharsets.US_ASCII)
                        .replace('\u0001', ' ')
                        .strip();
    }

    private boolean accepts(String signIn) {
        signIns.add(signIn);
        return accepted.contains(signIn);
    }

    private static void say(Socket client, String words) throws IOException {
        client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
