package io.qloop.systemtests.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The published language as other systems have it: the files in {@code contracts/}. */
public final class Contracts {

    private static final Path FILES = Product.root().resolve("contracts");

    private Contracts() {}

    /** The topic of every event type of the AsyncAPI description. */
    public static Map<String, String> topics() {
        var api = description();
        var topics = new TreeMap<String, String>();
        api.path("channels").forEach(channel -> channel.path("messages").forEach(message -> {
            var pointer = message.path("$ref").asText().substring(1);
            topics.put(
                    api.at(pointer).path("name").asText(),
                    channel.path("address").asText());
        }));
        return topics;
    }

    public static JsonNode schema(String type) {
        return Json.tree(read(FILES.resolve("schemas").resolve(type + ".json")));
    }

    /** Every example of the type, as a structured CloudEvent. */
    public static List<JsonNode> examples(String type) {
        try (var files = Files.list(FILES.resolve("examples").resolve(type))) {
            return files.sorted().map(file -> Json.tree(read(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode description() {
        try {
            return new YAMLMapper().readTree(read(FILES.resolve("asyncapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
