package io.qloop.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is published in {@code contracts/}. */
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

    /** How events read in timelines. */
    public static JsonNode timeline() {
        var file = Backends.root().resolve("contracts/timeline.yaml");
        return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file)));
    }

    private static String read(java.nio.file.Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
