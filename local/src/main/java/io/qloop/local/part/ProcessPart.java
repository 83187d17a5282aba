package io.qloop.local.part;

import static io.qloop.local.Texts.text;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A part that is a process of this machine. */
abstract class ProcessPart implements Part {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Set<String> needs;
    private final Map<String, Integer> ports;
    private final Path log;
    private volatile Process process;

    ProcessPart(String name, Set<String> needs, Map<String, Integer> ports, Path log) {
        this.name = name;
        this.needs = Set.copyOf(needs);
        this.ports = Map.copyOf(ports);
        this.log = log;
    }

    abstract Program program() throws IOException;

    /** The signal that asks this program to end in order. */
    String stopSignal() {
        return "TERM";
    }

    Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<String> needs() {
        return needs;
    }

    @Override
    public final Map<String, Integer> ports() {
        return ports;
    }

    @Override
    public final Path log() {
        return log;
    }

    @Override
    public synchronized void start() throws Exception {
        if (!alive()) {
            process = program().start();
        }
    }

    @Override
    public final boolean alive() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public synchronized void stop() {
        if (!alive()) {
            return;
        }
        try {
            signal(stopSignal());
            if (!process.waitFor(patience().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) throws InterruptedException {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        }
    }

    @Override
    public final Optional<Running> running() {
        return Optional.ofNullable(process).filter(Process::isAlive).flatMap(p -> Running.of(p.toHandle()));
    }

    @Override
    public final String lastEnd() {
        var current = process;
        if (current == null || current.isAlive()) {
            return text("end.runs");
        }
        int code = current.exitValue();
        return code > 128 ? text("end.signal", code - 128) : text("end.code", code);
    }

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean answersOk(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
