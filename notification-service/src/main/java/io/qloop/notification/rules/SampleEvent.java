package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;

/** Data that a schema allows: with all that it knows, or with no more than it asks for. Texts are tried on both. */
final class SampleEvent {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SampleEvent() {}

    static JsonNode full(JsonNode schema) {
        return of(schema, true);
    }

    static JsonNode bare(JsonNode schema) {
        return of(schema, false);
    }

    private static JsonNode of(JsonNode schema, boolean full) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, full);
            case "array" -> {
                var array = JSON.arrayNode();
                var least = schema.path("minItems").asInt(0);
                for (int i = 0; i < Math.max(least, full ? 2 : 0); i++) {
                    array.add(of(schema.path("items"), full));
                }
                yield array;
            }
            case "integer" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "number" -> JSON.numberNode(1.5);
            case "boolean" -> JSON.booleanNode(full);
            default -> JSON.textNode("text");
        };
    }

    private static JsonNode object(JsonNode schema, boolean full) {
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        var object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (full || required.contains(property.getKey())) {
                object.set(property.getKey(), of(property.getValue(), full));
            }
        });
        return object;
    }
}
