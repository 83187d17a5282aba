package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.json.YamlTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The events of {@code contracts/}, each with its schema. */
@ApplicationScoped
class PublishedEvents {

    private final Map<String, EventFields> byType = new TreeMap<>();

    PublishedEvents(ObjectMapper json) {
        try {
            for (var message :
                    YamlTree.parse(resource("contracts/asyncapi.yaml")).tree().at("/components/messages")) {
                var type = message.path("name").asText();
                byType.put(type, new EventFields(json.readTree(resource("contracts/schemas/" + type + ".json"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The published events cannot be read", e);
        }
    }

    Set<String> types() {
        return byType.keySet();
    }

    Optional<EventFields> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    static String resource(String name) throws IOException {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The fields of an event by its schema. */
    record EventFields(JsonNode schema) {

        boolean has(String path) {
            var at = schema;
            for (var name : path.split("\\.")) {
                at = element(at).path("properties").path(name);
            }
            return !at.isMissingNode();
        }

        private static JsonNode element(JsonNode schema) {
            return schema.has("items") ? schema.path("items") : schema;
        }
    }
}
