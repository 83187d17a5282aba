package io.qloop.platform.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The real {@code ./qloop audit verify}. */
public final class AuditVerifier {

    private AuditVerifier() {}

    /** Its exit code and its words about this export. */
    public static String verify(Path file) throws IOException, InterruptedException {
        var launcher = Backends.root().resolve("local/target/qloop-local");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=en",
                        "-cp",
                        launcher.resolve("*")
                                + File.pathSeparator
                                + launcher.resolve("lib").resolve("*"),
                        "io.qloop.local.Main",
                        "audit",
                        "verify",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            var words = said.lines().collect(Collectors.joining("\n"));
            return process.waitFor() + " " + words;
        }
    }
}
