package io.qloop.platform.attachment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks a ClamAV daemon, by its command INSTREAM: pieces with their lengths before them, an empty one ends. */
final class ClamdScanner implements Scanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final String CLEAN = "stream: OK";
    private static final String PREFIX = "stream: ";
    private static final String FOUND = " FOUND";
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;

    private final String host;
    private final int port;
    private final Duration timeout;

    /** @param address {@code host:port} */
    ClamdScanner(String address, Duration timeout) {
        var colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("'" + address + "' is not host:port");
        }
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
        this.timeout = timeout;
    }

    @Override
    public Optional<String> scan(InputStream content) throws IOException {
        try (var socket = new Socket()) {
            var millis = Math.toIntExact(timeout.toMillis());
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            send(content, new DataOutputStream(socket.getOutputStream()));
            return verdict(answer(socket.getInputStream()));
        }
    }

    private static void send(InputStream content, DataOutputStream out) throws IOException {
        out.write(COMMAND);
        var piece = new byte[PIECE];
        for (int read; (read = content.read(piece)) > 0; ) {
            out.writeInt(read);
            out.write(piece, 0, read);
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(InputStream in) throws IOException {
        var answer = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        var end = answer.indexOf('\0');
        return (end < 0 ? answer : answer.substring(0, end)).strip();
    }

    /** Only a clear word counts: an error or half an answer is no approval. */
    private static Optional<String> verdict(String answer) throws IOException {
        if (answer.equals(CLEAN)) {
            return Optional.empty();
        }
        if (answer.startsWith(PREFIX) && answer.endsWith(FOUND)) {
            return Optional.of(answer.substring(PREFIX.length(), answer.length() - FOUND.length()));
        }
        throw new IOException("The scanner answers: " + answer);
    }
}
