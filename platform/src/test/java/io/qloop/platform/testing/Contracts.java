package io.qloop.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The published examples in {@code contracts/}. */
public final class Contracts {

    private Contracts() {}

    /** Every example of the type: structured CloudEvents, JSON. */
    public static List<String> examples(String type) {
        var folder = Backends.root().resolve("contracts/examples").resolve(type);
        try (var files = Files.list(folder)) {
            var examples =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            if (examples.isEmpty()) {
                throw new IllegalStateException("No examples in " + folder);
            }
            return examples.stream().map(Contracts::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(java.nio.file.Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
