package io.qloop.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Real PostgreSQL and Kafka (and, where a test asks for it, mail) for the tests of a module, started once by the
 * launcher in {@code local/}, which decides between containers and embedded parts. They end with this process.
 */
public class Backends implements QuarkusTestResourceLifecycleManager {

    /** Init argument: more parts than the two, such as {@code mail}. */
    public static final String EXTRA_PARTS = "extra-parts";

    private static final Map<String, Running> RUNNING = new HashMap<>();

    private String parts = "postgres,kafka";

    private record Running(Process process, JsonNode addresses) {}

    @Override
    public void init(Map<String, String> args) {
        if (args.containsKey(EXTRA_PARTS)) {
            parts += "," + args.get(EXTRA_PARTS);
        }
    }

    @Override
    public Map<String, String> start() {
        var addresses = started(parts);
        var config = new HashMap<String, String>(Tokens.config());
        // The platform's own tests are a service without a name of its own; they borrow a database.
        config.put("quarkus.http.test-port", "0");
        config.put("QLOOP_DB_HOST", "localhost");
        config.put("QLOOP_DB_PORT", addresses.get("postgresPort").asText());
        config.put("QLOOP_KAFKA", "localhost:" + addresses.get("kafkaPort").asText());
        for (var part : Map.of("smtpPort", "QLOOP_SMTP_PORT", "imapPort", "QLOOP_IMAP_PORT")
                .entrySet()) {
            if (addresses.hasNonNull(part.getKey())) {
                config.put(part.getValue(), addresses.get(part.getKey()).asText());
            }
        }
        return config;
    }

    @Override
    public void stop() {
        // The parts serve every test class of the module; the launcher ends when this process does.
    }

    /** The addresses of these parts, which are started where they are not yet. */
    protected static synchronized JsonNode started(String parts) {
        return RUNNING.computeIfAbsent(parts, Backends::launch).addresses;
    }

    private static Running launch(String parts) {
        var launcher = root().resolve("local/target/qloop-local");
        if (!Files.isDirectory(launcher)) {
            throw new IllegalStateException(
                    "The tests' back ends are not built: run ./mvnw -pl local -am package -Dquick");
        }
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            launcher.resolve("*")
                                    + java.io.File.pathSeparator
                                    + launcher.resolve("lib").resolve("*"),
                            "io.qloop.local.Main",
                            "backends",
                            "--parts=" + parts)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("The tests' back ends (" + parts + ") did not start; see above");
            }
            return new Running(process, new ObjectMapper().readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's root: the folder with the launcher script. */
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "Not inside the project: " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
