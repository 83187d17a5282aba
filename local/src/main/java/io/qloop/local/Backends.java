package io.qloop.local;

import static io.qloop.local.Texts.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.local.part.Kind;
import io.qloop.local.part.Launch;
import io.qloop.local.part.Part;
import io.qloop.local.part.Parts;
import io.qloop.local.part.Running;
import io.qloop.local.part.Unpacking;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Back ends for the tests of one module: real ones, on free ports, with data in a temporary directory. Prints one line
 * of JSON with their addresses and ends, with everything that it started, when its standard input ends.
 */
final class Backends {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Home home;
    private final List<Part> parts;
    private final Ports ports;
    private final Kind kind;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Backends(Home home, Ports ports, Kind kind, List<Part> parts) {
        this.home = home;
        this.ports = ports;
        this.kind = kind;
        this.parts = parts;
    }

    /** Runs until the input ends. */
    static int run(Set<String> wanted, Kind kind, InputStream in, PrintStream out)
            throws IOException, InterruptedException {
        var backends = create(wanted, kind);
        Runtime.getRuntime().addShutdownHook(new Thread(backends::close));
        var launch =
                new Launch((part, stage, words) -> System.err.println(part.name() + ": " + words), backends::remember);
        var ended = Thread.ofPlatform().daemon().start(() -> {
            awaitEnd(in);
            launch.giveUp();
        });
        try {
            launch.all(backends.parts);
            out.println(JSON.writeValueAsString(backends.addresses()));
            out.flush();
            ended.join();
            return 0;
        } finally {
            backends.close();
        }
    }

    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                // whoever started us lives
            }
        } catch (IOException e) {
            // as good as its end
        }
    }

    private static Backends create(Set<String> wanted, Kind kind) throws IOException {
        var unknown = new LinkedHashSet<>(wanted);
        unknown.removeAll(Parts.BACKENDS);
        if (!unknown.isEmpty()) {
            throw new Obstacle(text("backends.unknown", unknown, Parts.BACKENDS));
        }
        sweep();
        var home = Home.at(Files.createTempDirectory("qloop-backends-"));
        var ports = Ports.free();
        var all = kind.backends(home, ports, Addresses.on(ports));
        var needed = new LinkedHashSet<>(wanted);
        all.stream().filter(part -> wanted.contains(part.name())).forEach(part -> needed.addAll(part.needs()));
        var parts = all.stream().filter(part -> needed.contains(part.name())).toList();
        return new Backends(home, ports, kind, parts);
    }

    private LinkedHashMap<String, Object> addresses() {
        var addresses = new LinkedHashMap<String, Object>();
        addresses.put("backends", kind.name().toLowerCase(java.util.Locale.ROOT));
        parts.forEach(part -> part.ports().keySet().stream()
                .sorted()
                .filter(name -> !name.contains("-"))
                .forEach(name -> addresses.put(name + "Port", ports.of(name))));
        return addresses;
    }

    private void close() {
        if (closed.compareAndSet(false, true)) {
            new ArrayList<>(parts).reversed().forEach(part -> {
                part.stop();
                part.release();
            });
            try {
                Unpacking.delete(home.directory());
            } catch (IOException e) {
                System.err.println(text("backends.directory-stays", e.getMessage()));
            }
        }
    }

    /** Who runs in this directory, for {@link #sweep}. */
    private synchronized void remember() {
        var running = new ArrayList<String>();
        Running.of(ProcessHandle.current()).ifPresent(own -> running.add(line(own)));
        parts.forEach(part -> part.running().ifPresent(process -> running.add(line(process))));
        try {
            Files.write(home.directory().resolve("running"), running);
        } catch (IOException e) {
            System.err.println(text("state.unwritten", e.getMessage()));
        }
    }

    /** Ends what an earlier run has left behind because it was killed itself. */
    private static void sweep() throws IOException {
        try (var directories =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "qloop-backends-*")) {
            for (var directory : directories) {
                var file = directory.resolve("running");
                if (!Files.isReadable(file)) {
                    continue;
                }
                var recorded =
                        Files.readAllLines(file).stream().map(Backends::running).toList();
                if (recorded.isEmpty() || recorded.getFirst().find().isPresent()) {
                    continue;
                }
                for (var orphan : recorded) {
                    orphan.find().ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                    });
                }
                Unpacking.delete(directory);
            }
        }
    }

    private static String line(Running running) {
        return running.pid() + " " + running.started();
    }

    private static Running running(String line) {
        var words = line.split(" ", 2);
        return new Running(Long.parseLong(words[0]), words[1]);
    }

    static Set<String> named(String list) {
        return new LinkedHashSet<>(Arrays.asList(list.split(",")));
    }
}
