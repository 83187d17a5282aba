package io.qloop.local.part;

import static io.qloop.local.Texts.text;

import io.qloop.local.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keycloak from its distribution, with its data in PostgreSQL. */
final class KeycloakPart extends ProcessPart {

    private static final String BUILT_FOR = "postgres";

    private final Home home;
    private final int port;
    private final int postgresPort;
    private final String publicUrl;
    private final Path program;

    KeycloakPart(Home home, int port, int postgresPort, String publicUrl) {
        super("keycloak", Set.of("postgres"), Map.of("keycloak", port), home.log("keycloak"));
        this.home = home;
        this.port = port;
        this.postgresPort = postgresPort;
        this.publicUrl = publicUrl;
        this.program = home.programs()
                .resolve("keycloak-" + home.distributions().getProperty("keycloak.version") + "-" + BUILT_FOR);
    }

    @Override
    public void prepare(Consumer<String> progress) throws Exception {
        Unpacking.once(program, directory -> {
            progress.accept(text("unpacking", "Keycloak"));
            Unpacking.zip(Path.of(home.distributions().getProperty("keycloak.zip")), directory);
            progress.accept(text("keycloak.building"));
            new Program(
                            java(directory, directory, "-Xmx512m", List.of("build", "--db=" + BUILT_FOR)),
                            Map.of(),
                            home.directory(),
                            log())
                    .run();
        });
        // One program for every product of the checkout, but each has its own realm file and temporary files.
        var own = home.data("keycloak");
        Files.createDirectories(own.resolve("data/import"));
        for (var shared : List.of("lib", "providers", "themes", "conf")) {
            var link = own.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, program.resolve(shared));
        }
        var variables = new HashMap<>(Realm.LOCAL_SECRETS);
        variables.put("QLOOP_PUBLIC_URL", publicUrl);
        Files.writeString(own.resolve("data/import/qloop-realm.json"), Realm.local(home, variables));
    }

    @Override
    Program program() throws IOException {
        var environment = Map.of(
                "KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgresPort + "/keycloak?sslmode=disable",
                "KC_DB_USERNAME", "keycloak",
                "KC_DB_PASSWORD", Databases.PASSWORD,
                "KC_DB_POOL_MAX_SIZE", "20",
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", "qloop");
        return new Program(
                java(
                        program,
                        home.data("keycloak"),
                        "-Xmx320m",
                        List.of(
                                "start",
                                "--optimized",
                                "--import-realm",
                                "--http-enabled=true",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--hostname=http://localhost:" + port,
                                "--cache=local")),
                environment,
                home.data("keycloak"),
                log());
    }

    /** What {@code kc.sh} runs, without a shell in between. */
    private static List<String> java(Path program, Path ownHome, String heap, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Program.java());
        command.addAll(List.of(
                "-Xms64m",
                heap,
                "-XX:MetaspaceSize=96M",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                // A few people sign in here: a quick start counts for more than the last bit of speed.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + ownHome,
                "-Djboss.server.config.dir=" + ownHome.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                program.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(15);
    }

    @Override
    public boolean healthy() {
        return answersOk("http://127.0.0.1:" + port + "/realms/qloop/.well-known/openid-configuration");
    }
}
