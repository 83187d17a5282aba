package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what stands in the fields of an event; a path such as {@code lines.lot} goes through each element of a list. */
final class Fields {

    private Fields() {}

    /** All values at the path, in their order; none where the event does not say. */
    static List<JsonNode> values(JsonNode data, String path) {
        var at = Stream.of(data);
        for (var name : path.split("\\.")) {
            at = at.flatMap(Fields::elements).map(node -> node.path(name));
        }
        return at.flatMap(Fields::elements)
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .toList();
    }

    /** The only value, or the first one. */
    static Optional<String> text(JsonNode data, String path) {
        return values(data, path).stream().map(JsonNode::asText).findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }
}
