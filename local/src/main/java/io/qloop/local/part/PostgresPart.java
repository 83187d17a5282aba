package io.qloop.local.part;

import static io.qloop.local.Texts.text;

import io.qloop.local.Home;
import io.qloop.local.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** PostgreSQL from its binaries. */
final class PostgresPart extends ProcessPart {

    private final Home home;
    private final int port;
    private final Path program;
    private final Path data;
    private OrdinaryUser user;

    PostgresPart(Home home, int port) {
        super("postgres", Set.of(), Map.of("postgres", port), home.log("postgres"));
        this.home = home;
        this.port = port;
        this.program = home.programs()
                .resolve("postgres-" + home.distributions().getProperty("postgres.version") + "-" + architecture());
        this.data = home.data("postgres");
    }

    @Override
    public void prepare(Consumer<String> progress) throws Exception {
        Unpacking.once(program, directory -> {
            progress.accept(text("unpacking", "PostgreSQL"));
            var archive = "/postgres-linux-" + architecture() + ".txz";
            try (var in = PostgresPart.class.getResourceAsStream(archive)) {
                if (in == null) {
                    throw new Obstacle(
                            text("postgres.no-binaries", System.getProperty("os.name"), System.getProperty("os.arch")));
                }
                Unpacking.tarXz(in, directory);
            }
        });
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            progress.accept(text("postgres.creating"));
            Unpacking.delete(data);
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var password = Files.createTempFile(home.directory(), "initdb", ".tmp");
            try {
                Files.writeString(password, Databases.PASSWORD + "\n");
                user().own(password);
                user().own(data);
                // Chinese sorts and searches alike on every machine: PostgreSQL's own locale, not the system's.
                run(
                        "initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "--pwfile=" + password,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8");
            } catch (IOException e) {
                Unpacking.delete(data);
                throw e;
            } finally {
                Files.deleteIfExists(password);
            }
        }
    }

    private void run(String... words) throws IOException, InterruptedException {
        new Program(asOrdinaryUser(words), Map.of("LC_ALL", "C"), home.directory(), log()).run();
    }

    @Override
    Program program() throws IOException {
        forgetDeadServer();
        user().own(data);
        return new Program(
                asOrdinaryUser(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "shared_buffers=128MB",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC"),
                Map.of("LC_ALL", "C"),
                home.directory(),
                log());
    }

    /** A kill -9 leaves this file behind; if its number belongs to another program by now, PostgreSQL would not start. */
    private void forgetDeadServer() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var comm = Path.of("/proc", Files.readAllLines(file).getFirst().strip(), "comm");
        if (Files.isDirectory(Path.of("/proc/self"))
                && !(Files.exists(comm) && Files.readString(comm).startsWith("postgres"))) {
            Files.delete(file);
        }
    }

    private List<String> asOrdinaryUser(String... words) {
        var command = new ArrayList<>(user().prefix());
        command.add(program.resolve("bin").resolve(words[0]).toString());
        command.addAll(List.of(words).subList(1, words.length));
        return command;
    }

    private OrdinaryUser user() {
        if (user == null) {
            user = OrdinaryUser.of(program.resolve("bin/postgres"));
        }
        return user;
    }

    /** Ends the sessions of the clients instead of waiting for them. */
    @Override
    String stopSignal() {
        return "INT";
    }

    @Override
    public boolean healthy() {
        return Databases.answers(port);
    }

    @Override
    public void furnish() throws Exception {
        Databases.furnish(port);
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}
