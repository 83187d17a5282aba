package io.qloop.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The published schemas of all events: {@code contracts/schemas/<type>.json}. */
@ApplicationScoped
public class EventSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(com.networknt.schema.SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build()));
    private final Map<String, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    /** Is this type declared in {@code contracts/}? */
    public boolean isKnown(String type) {
        return schema(type).isPresent();
    }

    /**
     * What in the data breaks the type's schema, each with its place; empty when it is as declared.
     *
     * @throws IllegalArgumentException when the type is not declared
     */
    public List<String> violations(String type, JsonNode data) {
        return schema(type)
                .orElseThrow(() -> new IllegalArgumentException("Event type '" + type + "' is not in contracts/"))
                .validate(data)
                .stream()
                .map(EventSchemas::text)
                .sorted()
                .toList();
    }

    private static String text(Error error) {
        // The place and the rule; never the value, which may be a customer's words.
        return error.getInstanceLocation() + ": " + error.getKeyword() + missing(error);
    }

    private static String missing(Error error) {
        return error.getProperty() == null ? "" : " " + error.getProperty();
    }

    private Optional<Schema> schema(String type) {
        // The pattern keeps a hostile type from growing the map or leaving the folder.
        if (type == null || type.length() > 100 || !type.matches("[a-z]+(\\.[a-z-]+)+\\.v\\d+")) {
            return Optional.empty();
        }
        var known = schemas.get(type);
        if (known == null) {
            known = load(type);
            if (known.isPresent()) {
                schemas.put(type, known);
            }
        }
        return known;
    }

    private Optional<Schema> load(String type) {
        try (var in = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("contracts/schemas/" + type + ".json")) {
            return in == null ? Optional.empty() : Optional.of(registry.getSchema(in, InputFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
