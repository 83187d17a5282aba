package io.qloop.systemtests.product;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Ports;
import io.qloop.local.supervisor.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running product of one's own: started by the real launcher, on free ports, with its data in a directory of its own,
 * and with the demo company in it.
 */
public final class Product implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path home;
    private Process launcher;

    private Product(Path home) {
        this.home = home;
    }

    /** Starts a product whose data and logs lie in this directory, and waits until everything in it is healthy. */
    public static Product start(Path home) {
        var product = new Product(home);
        product.up();
        return product;
    }

    /** A product that runs already, and goes on when this is closed. */
    public static Product attach(Path home) {
        return new Product(home);
    }

    /** Brings the product up, on other ports than before; what an earlier {@link #down} left behind is found again. */
    public void up() {
        try {
            Files.createDirectories(home);
            var log = home.resolve("launcher.log");
            // Its standard input ends with this process, however that ends: then the launcher stops everything.
            var process = new ProcessBuilder(
                            command("up", "--backends=auto", "--free-ports", "--end-with-input", "--json"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process.environment().put("QLOOP_HOME", home.toString());
            // Nobody waits half a minute to know that an attempt of a sender that died is in doubt.
            process.environment().put("NOTIFICATION_DELIVERY_LEASE", "12s");
            process.environment().put("NOTIFICATION_DELIVERY_CONVERSATION", "8s");
            launcher = process.start();
            Until.holds("everything is ready, see " + log, PATIENCE, () -> {
                if (!launcher.isAlive()) {
                    throw new Until.Hopeless("The launcher has ended:\n" + Files.readString(log));
                }
                return state().phase().equals("ready");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            down();
            throw e;
        }
    }

    /** Stops everything in order; the data stay. */
    public void down() {
        if (launcher == null) {
            return;
        }
        try {
            launcher.getOutputStream().close();
            if (!launcher.waitFor(120, TimeUnit.SECONDS)) {
                run("down");
                launcher.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        launcher = null;
    }

    public Addresses addresses() {
        return state().addresses();
    }

    public int port(String name) {
        return state().ports().get(name);
    }

    /** Where a service answers itself, without the gateway in between. */
    public String url(String service) {
        return "http://localhost:" + port(service);
    }

    public Path home() {
        return home;
    }

    public void stop(String part) {
        run("stop", part);
    }

    /** Starts the part and returns when it is healthy. */
    public void start(String part) {
        run("start", part);
    }

    /** {@code kill -9}: the process has no moment left for anything. The launcher starts it again by itself. */
    public void kill(String part) {
        var process = ProcessHandle.of(pid(part)).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts one more instance of the service, beside the one that the launcher keeps. */
    public Instance another(String service) {
        var state = state();
        var port = Ports.free().of(service);
        try {
            var process = io.qloop.local.part.Parts.another(
                    Home.at(home), new Ports(state.ports()), state.addresses(), service, port);
            return new Instance(service, process, "http://localhost:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part's process; of a container, the one that it runs. */
    public ProcessHandle process(String part) {
        var running = state().parts().stream()
                .filter(one -> one.name().equals(part))
                .findFirst()
                .orElseThrow()
                .process();
        return ProcessHandle.of(running == null ? pidInContainer(part) : running.pid())
                .orElseThrow();
    }

    private long pidInContainer(String part) {
        var container = output("docker", "ps", "--quiet", "--filter", "publish=" + port(part));
        return Long.parseLong(output("docker", "inspect", "--format", "{{.State.Pid}}", container));
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the part's process, as the launcher has written it down. */
    public long pid(String part) {
        return state().parts().stream()
                .filter(one -> one.name().equals(part))
                .findFirst()
                .orElseThrow()
                .process()
                .pid();
    }

    public State state() {
        return State.read(home.resolve("state.json"))
                .orElseThrow(() -> new IllegalStateException("The launcher has not written its state yet"));
    }

    /** True when the gateway says that all of them are well. */
    public boolean isHealthy() {
        return status(addresses().gateway() + "/health") == 200;
    }

    public boolean isReady(String service) {
        return status(url(service) + "/q/health/ready") == 200;
    }

    public void awaitReady(String service) {
        Until.holds(service + " is ready", Duration.ofSeconds(90), () -> isReady(service));
    }

    static int status(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** One of the launcher's commands for this product. */
    private void run(String... words) {
        try {
            var output = Files.createTempFile("qloop", ".out");
            var process =
                    new ProcessBuilder(command(words)).redirectErrorStream(true).redirectOutput(output.toFile());
            process.environment().put("QLOOP_HOME", home.toString());
            var code = process.start().waitFor();
            var said = Files.readString(output);
            Files.delete(output);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", words) + " answered " + code + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String... words) {
        var root = root();
        var program = root.resolve("local/target/qloop-local");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dqloop.root=" + root,
                // What is kept for a faster next start costs time in the first one, and mostly there is no next one.
                "-Dqloop.quick-start=" + Boolean.getBoolean("qloop.quick-start"),
                "-cp",
                program + "/*:" + program + "/lib/*",
                "io.qloop.local.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** The root of the sources. */
    public static Path root() {
        var told = System.getProperty("qloop.root");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        for (var here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.isRegularFile(here.resolve("mvnw"))) {
                return here;
            }
        }
        throw new IllegalStateException("Say where the sources are: -Dqloop.root=…");
    }

    /** Stops everything and deletes the data; the logs stay. */
    @Override
    public void close() {
        if (launcher == null) {
            return;
        }
        down();
        for (var directory : List.of("data", "app")) {
            delete(home.resolve(directory));
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
