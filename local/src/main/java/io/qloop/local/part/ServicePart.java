package io.qloop.local.part;

import static io.qloop.local.Texts.text;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Obstacle;
import io.qloop.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One of the six services, as it is packaged. */
final class ServicePart extends ProcessPart {

    private static final String GATEWAY = "gateway";
    private static final String NOTIFICATION = "notification";

    private final Home home;
    private final Ports ports;
    private final Addresses addresses;
    private final ClassArchive classes;

    ServicePart(Home home, Ports ports, Addresses addresses, String name) {
        super(
                name,
                name.equals(GATEWAY) ? Set.of() : Set.of("postgres", "kafka"),
                Map.of(name, ports.of(name)),
                home.log(name));
        this.home = home;
        this.ports = ports;
        this.addresses = addresses;
        this.classes = new ClassArchive(home, name, jar());
    }

    /** Runs from a copy: a build beside the running product may then replace the packaged one. */
    @Override
    public void prepare(Consumer<String> progress) throws IOException {
        var packaged = home.checkout().resolve(folder()).resolve("target/quarkus-app");
        if (!Files.isRegularFile(packaged.resolve("quarkus-run.jar"))) {
            throw new Obstacle(text("service.not-built", name(), packaged));
        }
        mirror(packaged, home.app(name()));
        if (name().equals(GATEWAY)) {
            createSessionSecret();
        }
    }

    /** People stay signed in when the gateway starts again. */
    private void createSessionSecret() throws IOException {
        var file = sessionSecret();
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(SecureRandom.getSeed(16)));
        }
    }

    private Path sessionSecret() {
        return home.data(GATEWAY).resolve("session-secret");
    }

    private String folder() {
        return name().equals(GATEWAY) ? "gateway" : name() + "-service";
    }

    @Override
    Program program() throws IOException {
        var command = new ArrayList<>(java());
        command.addAll(1, classes.options());
        return new Program(command, environment(), home.app(name()), log());
    }

    /** One more process of this service beside the one that is kept; whoever starts it ends it. */
    Process another(int port) throws IOException {
        var environment = environment();
        environment.put("QLOOP_HTTP_PORT", String.valueOf(port));
        return new Program(java(), environment, home.app(name()), home.log(name() + "-" + port)).start();
    }

    private List<String> java() {
        return List.of(
                Program.java(),
                "@" + home.checkout().resolve("jvm.options"),
                "-Xms32m",
                "-Xmx112m",
                "-jar",
                jar().toString());
    }

    private Path jar() {
        return home.app(name()).resolve("quarkus-run.jar");
    }

    @Override
    public void atLeisure() throws IOException, InterruptedException {
        classes.make(java());
    }

    Map<String, String> environment() throws IOException {
        var environment = new HashMap<String, String>();
        // The C library would keep a heap for each thread that ever asked for memory.
        environment.put("MALLOC_ARENA_MAX", "1");
        environment.put("QLOOP_HTTP_PORT", String.valueOf(ports.of(name())));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QLOOP_DB_HOST", "localhost");
        environment.put("QLOOP_DB_PORT", String.valueOf(ports.of("postgres")));
        environment.put("QLOOP_DB_USER", name());
        environment.put("QLOOP_DB_PASSWORD", Databases.PASSWORD);
        environment.put("QLOOP_KAFKA", addresses.kafka());
        environment.put("QLOOP_ISSUER", addresses.issuer());
        environment.put("QLOOP_SMTP_HOST", "localhost");
        environment.put("QLOOP_SMTP_PORT", String.valueOf(addresses.smtpPort()));
        environment.put("QLOOP_IMAP_HOST", "localhost");
        environment.put("QLOOP_IMAP_PORT", String.valueOf(addresses.imapPort()));
        environment.put("QLOOP_MAILBOX_HOST", "localhost");
        environment.put("QLOOP_MAILBOX_PORT", String.valueOf(addresses.imapPort()));
        environment.put("QLOOP_MAILBOX_TLS", "false");
        environment.put("QLOOP_REPORTS_HOST", "localhost");
        environment.put("QLOOP_REPORTS_PORT", String.valueOf(addresses.imapPort()));
        environment.put("QLOOP_REPORTS_TLS", "false");
        environment.put("QLOOP_PUBLIC_URL", addresses.publicUrl());
        environment.put("QLOOP_ATTACHMENTS", home.data("attachments").toString());
        if (name().equals(NOTIFICATION)) {
            environment.put("QLOOP_NOTIFICATION_SECRET", Realm.LOCAL_SECRETS.get("QLOOP_NOTIFICATION_SECRET"));
        }
        if (name().equals(GATEWAY)) {
            environment.put("QLOOP_GATEWAY_SESSION_SECRET", Files.readString(sessionSecret()));
            environment.put("QLOOP_GATEWAY_SECRET", Realm.LOCAL_SECRETS.get("QLOOP_GATEWAY_SECRET"));
            for (var service : Parts.SERVICES) {
                if (!service.equals(name())) {
                    environment.put(
                            "QLOOP_" + service.toUpperCase(Locale.ROOT) + "_URL",
                            "http://localhost:" + ports.of(service));
                }
            }
        }
        return environment;
    }

    @Override
    public boolean healthy() {
        return answersOk("http://127.0.0.1:" + ports.of(name()) + "/q/health/ready");
    }

    /** Makes the second directory like the first; files that are alike already stay as they are. */
    static void mirror(Path from, Path to) throws IOException {
        var wanted = new HashSet<Path>();
        try (var files = Files.walk(from)) {
            for (var source : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(source).toString());
                wanted.add(target);
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else if (!alike(source, target)) {
                    Files.deleteIfExists(target);
                    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        try (var files = Files.walk(to)) {
            for (var present : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!wanted.contains(present)) {
                    Files.delete(present);
                }
            }
        }
    }

    private static boolean alike(Path source, Path target) throws IOException {
        return Files.exists(target)
                && Files.size(source) == Files.size(target)
                && Files.getLastModifiedTime(source).equals(Files.getLastModifiedTime(target));
    }
}
