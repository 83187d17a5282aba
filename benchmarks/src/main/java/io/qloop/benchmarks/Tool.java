package io.qloop.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of the system that loads or measures. */
record Tool(String name, String debianPackage) {

    static final Tool WRK = new Tool("wrk", "wrk");
    static final Tool PGBENCH = new Tool("pgbench", "postgresql-client or postgresql-contrib");

    boolean isInstalled() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    String missing() {
        return name + " is not installed (Debian package " + debianPackage + ")";
    }

    /** Runs it and answers what it has printed. */
    String run(Map<String, String> environment, List<String> arguments) {
        try {
            var command = new java.util.ArrayList<String>();
            command.add(name);
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
