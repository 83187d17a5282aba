package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import io.qloop.local.Home;
import io.qloop.local.Obstacle;
import io.qloop.local.part.Unpacking;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/** The commands that speak to a product which runs, or tidy up after one. */
public final class Commands {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Home home;
    private final PrintStream out;

    public Commands(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** The state of the product that runs here, if one does. */
    public Optional<State> running() {
        return State.read(home.stateFile()).filter(State::supervisorLives);
    }

    /** True while a supervisor holds the lock, also before it has written its state. */
    private boolean locked() throws IOException {
        var file = home.directory().resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /** Starts a supervisor that outlives this command, shows what it says, and returns when it is ready or has failed. */
    public int detach(List<String> arguments) throws IOException, InterruptedException {
        if (locked()) {
            throw new Obstacle(text("running.already"));
        }
        Files.createDirectories(home.log("supervisor").getParent());
        var log = home.log("supervisor");
        Files.deleteIfExists(log);
        Files.createFile(log);
        var command = new ArrayList<String>();
        command.add("setsid");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx96m");
        command.add("-XX:+UseSerialGC");
        command.add("-Dqloop.checkout=" + home.checkout());
        command.add("-Duser.language=" + Locale.getDefault().getLanguage());
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("io.qloop.local.Main");
        command.add("up");
        command.addAll(arguments);
        var supervisor = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long shown = 0;
        while (true) {
            boolean ended = supervisor.waitFor(100, TimeUnit.MILLISECONDS);
            boolean ready =
                    running().filter(state -> state.phase().equals("ready")).isPresent();
            if (ready) {
                Thread.sleep(200); // its last words reach the log after the state
            }
            shown = show(log, shown);
            if (ended) {
                return supervisor.exitValue() == 0 ? 1 : supervisor.exitValue();
            }
            if (ready) {
                return 0;
            }
        }
    }

    /** Stops what runs, and ends what a killed supervisor has left. */
    public int down() throws IOException, InterruptedException {
        var state = running();
        if (state.isPresent()) {
            out.println(text("stopping"));
            var supervisor = state.get().supervisor().find();
            try {
                ask(state.get(), "POST", "/stop");
            } catch (IOException e) {
                supervisor.ifPresent(ProcessHandle::destroy);
            }
            var end = Instant.now().plus(PATIENCE);
            while (state.get().supervisorLives()) {
                if (Instant.now().isAfter(end)) {
                    out.println(text("killed"));
                    supervisor.ifPresent(ProcessHandle::destroyForcibly);
                }
                Thread.sleep(100);
            }
        }
        int orphans = Orphans.end(home.stateFile(), out::println);
        out.println(state.isEmpty() && orphans == 0 ? text("running.not") : text("stopped"));
        return 0;
    }

    /** Shows every part; succeeds only if all of them are ready. */
    public int status(boolean json) throws IOException, InterruptedException {
        var state = running();
        if (state.isEmpty()) {
            out.println(json ? "{\"phase\":\"down\"}" : text("running.not"));
            return 3;
        }
        if (json) {
            out.println(ask(state.get(), "GET", "/status"));
        } else {
            out.println(text(
                    "status.line",
                    text("state." + state.get().phase()),
                    state.get().supervisor().pid(),
                    state.get().backends()));
            out.printf(
                    "  %-14s %-9s %-26s %9s %8s %9s%n",
                    text("status.part"),
                    text("status.state"),
                    text("status.ports"),
                    text("status.process"),
                    text("status.memory"),
                    text("status.restarts"));
            for (var part : state.get().parts()) {
                var ports = part.ports().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByValue())
                        .map(port -> String.valueOf(port.getValue()))
                        .toList();
                out.printf(
                        "  %-14s %-9s %-26s %9s %8s %9d%n",
                        part.name(),
                        text("state." + part.state()),
                        String.join(" ", ports),
                        part.process() == null ? "-" : part.process().pid(),
                        part.process() == null ? "-" : memory(part.process().pid()),
                        part.restarts());
            }
        }
        return state.get().parts().stream().allMatch(part -> part.state().equals("ready")) ? 0 : 3;
    }

    private static String memory(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("-");
        } catch (IOException e) {
            return "-";
        }
    }

    /** Tells the supervisor to start, stop or restart one part. */
    public int part(String verb, List<String> names) throws IOException, InterruptedException {
        if (names.size() != 1) {
            throw new Obstacle(text("part.name-one", verb));
        }
        var state = running().orElseThrow(() -> new Obstacle(text("running.start-it")));
        out.println(ask(state, "POST", "/parts/" + names.getFirst() + "/" + verb));
        return 0;
    }

    /** Shows the end of the log of a part, or of all. */
    public int logs(List<String> names, boolean follow) throws IOException, InterruptedException {
        var directory = home.log("any").getParent();
        if (!Files.isDirectory(directory)) {
            throw new Obstacle(text("logs.none", directory));
        }
        if (names.isEmpty()) {
            try (var files = Files.list(directory)) {
                for (var file : files.filter(f -> f.toString().endsWith(".log"))
                        .sorted()
                        .toList()) {
                    out.println("==> " + file);
                    last(file, 15).forEach(out::println);
                }
            }
            return 0;
        }
        var file = home.log(names.getFirst());
        if (!Files.exists(file)) {
            throw new Obstacle(text("logs.unknown", names.getFirst(), directory));
        }
        last(file, 200).forEach(out::println);
        long shown = Files.size(file);
        while (follow) {
            Thread.sleep(300);
            shown = Files.size(file) < shown ? show(file, 0) : show(file, shown);
        }
        return 0;
    }

    /** Deletes all data, logs and copies; the unpacked programs stay. */
    public int reset(boolean agreed) throws IOException, InterruptedException {
        if (!agreed) {
            out.print(text("reset.ask", home.directory()));
            out.flush();
            var answer = new Scanner(System.in, StandardCharsets.UTF_8);
            if (!answer.hasNextLine() || !answer.nextLine().strip().equalsIgnoreCase("yes")) {
                out.println(text("reset.no"));
                return 1;
            }
        }
        down();
        for (var name : List.of("data", "logs", "app")) {
            Unpacking.delete(home.directory().resolve(name));
        }
        out.println(text("reset.done"));
        return 0;
    }

    private String ask(State state, String method, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + state.control() + path))
                    .header("Authorization", "Bearer " + state.secret())
                    .timeout(Duration.ofMinutes(6))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Obstacle(answer.body());
            }
            return answer.body();
        }
    }

    private long show(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(1 << 20, Math.max(0, file.length() - from))];
            file.seek(from);
            file.readFully(bytes);
            out.write(bytes);
            out.flush();
            return from + bytes.length;
        }
    }

    private static List<String> last(Path log, int count) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - count * 400L);
            var bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }
}
