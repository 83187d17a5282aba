package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Obstacle;
import io.qloop.local.Ports;
import io.qloop.local.demo.Seed;
import io.qloop.local.part.Kind;
import io.qloop.local.part.Launch;
import io.qloop.local.part.Part;
import io.qloop.local.part.Parts;
import io.qloop.local.part.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Brings a product up, keeps it up, and takes it down. Starting, then ready, then stopping; after a failed start it goes
 * straight to stopping, so that nothing is left running.
 */
public final class Supervisor {

    /**
     * What was asked for.
     *
     * @param seed         whether empty data are filled with the demo company
     * @param only         names of the parts to start, or empty for all
     * @param endWithInput whether the end of the standard input stops everything
     * @param json         whether the state is printed in one line of JSON instead of a text for people
     */
    public record Wishes(boolean seed, Set<String> only, boolean endWithInput, boolean json) {}

    private final Home home;
    private final Ports ports;
    private final Addresses addresses;
    private final Kind kind;
    private final Wishes wishes;
    private final PrintStream out;
    private final PrintStream progress;
    private final List<Keeper> keepers = new ArrayList<>();
    private final List<Thread> watchers = new ArrayList<>();
    private final Launch launch;
    private final String secret = HexFormat.of().formatHex(SecureRandom.getSeed(16));
    private final CompletableFuture<Void> stopAsked = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String phase = "starting";
    private Control control;

    public Supervisor(Home home, Ports ports, Kind kind, Wishes wishes, PrintStream out) {
        this.home = home;
        this.ports = ports;
        this.addresses = Addresses.on(ports);
        this.kind = kind;
        this.wishes = wishes;
        this.out = out;
        this.progress = wishes.json() ? System.err : out;
        this.launch = new Launch(this::heard, this::write);
    }

    /** Runs the product until it is told to stop; answers the exit code. */
    public int run(InputStream in) throws IOException {
        Files.createDirectories(home.directory());
        try (var channel = FileChannel.open(
                        home.directory().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = lock(channel)) {
            if (lock == null || !lock.isValid()) {
                throw new Obstacle(text("running.already"));
            }
            Orphans.end(home.stateFile(), progress::println);
            var parts = parts();
            Checks.disk(home.directory(), !Files.exists(home.directory().resolve("data")));
            if (wishes.only().isEmpty()) {
                Checks.memory();
            }
            Checks.ports(parts);
            parts.forEach(part ->
                    keepers.add(new Keeper(part, text -> progress.println(line(part.name(), text)), this::write)));
            control = new Control(this, secret);
            var hook = new Thread(this::stopInOrder, "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                write();
                if (wishes.endWithInput()) {
                    Thread.ofPlatform().daemon().start(() -> awaitEnd(in));
                }
                bringUp(parts);
                stopAsked.join();
                return 0;
            } finally {
                stopInOrder();
            }
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held in this very process
        }
    }

    private List<Part> parts() throws IOException {
        var parts = Stream.concat(
                        kind.backends(home, ports, addresses).stream(), Parts.services(home, ports, addresses).stream())
                .filter(part -> wishes.only().isEmpty() || wishes.only().contains(part.name()))
                .toList();
        if (parts.isEmpty()) {
            throw new Obstacle(text("parts.none", wishes.only()));
        }
        return parts;
    }

    private void bringUp(List<Part> parts) throws IOException {
        var start = System.nanoTime();
        try {
            launch.all(parts);
        } catch (Obstacle e) {
            if (stopping.get() || stopAsked.isDone()) {
                return;
            }
            throw e;
        }
        for (var keeper : keepers) {
            watchers.add(Thread.ofVirtual().start(keeper::watch));
        }
        seed();
        phase = "ready";
        write();
        if (wishes.json()) {
            out.println(state().forReaders());
        } else {
            out.println(Welcome.words(
                    addresses,
                    ports,
                    home,
                    (System.nanoTime() - start) / 1_000_000_000.0,
                    wishes.only().isEmpty()));
        }
        out.flush();
        watchers.add(Thread.ofVirtual().start(() -> atLeisure(parts)));
    }

    private void atLeisure(List<Part> parts) {
        for (var part : parts) {
            try {
                part.atLeisure();
            } catch (InterruptedException e) {
                return; // the supervisor stops
            } catch (IOException e) {
                progress.println(line(part.name(), text("leisure.failed", e.getMessage())));
            }
        }
    }

    /** Fills empty data with the demo company; a stop meanwhile does not wait for it, the next start tries again. */
    private void seed() {
        var done = home.directory().resolve("data/seeded");
        if (!wishes.seed() || !wishes.only().isEmpty() || Files.exists(done)) {
            return;
        }
        progress.println(line("demo", text("seed.sending")));
        var seeding = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                Seed.run(addresses);
                Files.writeString(done, "The demo company was sent; delete this file to send it again.\n");
                seeding.complete(null);
            } catch (IOException | RuntimeException e) {
                seeding.completeExceptionally(e);
            }
        });
        stopAsked.thenRun(() -> seeding.complete(null));
        try {
            seeding.join();
            progress.println(line("demo", text("state.ready")));
        } catch (CompletionException e) {
            progress.println(line("demo", text("seed.failed", e.getCause().getMessage())));
        }
    }

    private void heard(Part part, Launch.Stage stage, String words) {
        progress.println(line(part.name(), words));
        if (stage != Launch.Stage.PREPARING) {
            keepers.stream()
                    .filter(keeper -> keeper.part() == part)
                    .forEach(keeper -> keeper.now(stage == Launch.Stage.READY ? "ready" : "starting"));
        }
    }

    private static String line(String part, String text) {
        return "  %-14s %s".formatted(part, text);
    }

    private void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                // whoever started us lives
            }
        } catch (IOException e) {
            // as good as its end
        }
        askToStop();
    }

    /** Returns at once; everything is stopped afterwards. */
    void askToStop() {
        launch.giveUp();
        stopAsked.complete(null);
    }

    Keeper keeper(String part) {
        return keepers.stream()
                .filter(keeper -> keeper.part().name().equals(part))
                .findFirst()
                .orElseThrow(() -> new Obstacle(text(
                        "part.unknown",
                        part,
                        keepers.stream().map(keeper -> keeper.part().name()).toList())));
    }

    synchronized State state() {
        return new State(
                phase,
                Running.of(ProcessHandle.current()).orElse(null),
                control.port(),
                secret,
                kind.name().toLowerCase(Locale.ROOT),
                addresses,
                ports.byName(),
                keepers.stream()
                        .map(keeper -> new State.PartState(
                                keeper.part().name(),
                                keeper.state(),
                                keeper.part().running().orElse(null),
                                keeper.part().ports(),
                                keeper.restarts(),
                                keeper.part().log().toString()))
                        .toList());
    }

    private synchronized void write() {
        try {
            if (stopped.getCount() > 0) {
                state().write(home.stateFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Services first, then what they need, the database last. Also called by Ctrl-C; a second call waits for the first. */
    private void stopInOrder() {
        if (!stopping.compareAndSet(false, true)) {
            awaitStopped();
            return;
        }
        launch.giveUp();
        phase = "stopping";
        progress.println(text("stopping"));
        watchers.forEach(Thread::interrupt);
        stop(keepers.stream()
                .filter(keeper -> Parts.SERVICES.contains(keeper.part().name()))
                .toList());
        for (var backend : List.of("keycloak", "mail", "kafka", "postgres")) {
            stop(keepers.stream()
                    .filter(keeper -> keeper.part().name().equals(backend))
                    .toList());
        }
        keepers.forEach(keeper -> keeper.part().release());
        control.close();
        try {
            synchronized (this) {
                stopped.countDown();
                Files.deleteIfExists(home.stateFile());
            }
        } catch (IOException e) {
            progress.println(text("state.file-stays", e.getMessage()));
        }
        progress.println(text("stopped.data", home.directory()));
        progress.flush();
    }

    private void stop(List<Keeper> together) {
        var threads = together.stream()
                .filter(keeper -> keeper.part().alive())
                .map(keeper -> Thread.ofPlatform().start(keeper::stop))
                .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
