package io.qloop.platform.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.testing.Backends;
import io.qloop.platform.testing.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event has a line for timelines that names only fields of its schema, or is said to belong to no loop. */
@Tag("AH-01")
class TimelineLinesTest {

    private static final Path CONTRACTS = Backends.root().resolve("contracts");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TIMELINE = Contracts.timeline();
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static Stream<String> types() {
        return TIMELINE.path("events").properties().stream().map(Map.Entry::getKey);
    }

    @Test
    void everyEventHasALineOrIsSaidToBelongToNoLoop() throws IOException {
        var declared = new TreeSet<String>();
        try (var files = Files.list(CONTRACTS.resolve("schemas"))) {
            files.forEach(file -> declared.add(file.getFileName().toString().replaceFirst("\\.json$", "")));
        }
        var thoughtAbout = new TreeSet<>(types().toList());
        TIMELINE.path("outside").forEach(type -> assertThat(thoughtAbout.add(type.asText()))
                .as(type.asText())
                .isTrue());

        assertThat(thoughtAbout).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesFieldsThatTheEventHas(String type) {
        var line = TIMELINE.at("/events").path(type);
        var fields = schema(type).path("properties");
        var required = new TreeSet<String>();
        schema(type).path("required").forEach(field -> required.add(field.asText()));

        assertThat(required).contains(line.path("id").asText());
        assertThat(line.has("number") || line.has("of")).isTrue();
        for (var role : List.of("number", "of", "who")) {
            assertThat(!line.has(role) || fields.has(line.path(role).asText()))
                    .as(role)
                    .isTrue();
        }
        line.path("facts")
                .forEach(fact ->
                        assertThat(fields.has(fact.asText())).as(fact.asText()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsInBothLanguagesWithANameForEveryValue(String type) {
        var line = TIMELINE.at("/events").path(type);
        var facts = new TreeSet<String>();
        line.path("facts").forEach(fact -> facts.add(fact.asText()));

        assertThat(line.path("zh").asText()).containsPattern(CHINESE);
        assertThat(line.path("en").asText()).isNotBlank().doesNotContainPattern(CHINESE);
        for (var language : List.of("zh", "en")) {
            PLACE.matcher(line.path(language).asText()).results().forEach(place -> {
                var field = place.group(1);
                assertThat(facts).contains(field);
                values(schema(type).path("properties").path(field)).forEach(value -> assertThat(TIMELINE.path("names")
                                .path(field)
                                .path(value)
                                .path(language)
                                .asText())
                        .as("%s %s", field, value)
                        .isNotBlank());
            });
        }
    }

    /** The values that a field can have, where they can be counted. */
    private static List<String> values(JsonNode field) {
        return field.path("type").asText().equals("boolean")
                ? List.of("true", "false")
                : field.path("enum").valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode schema(String type) {
        return read(CONTRACTS.resolve("schemas/" + type + ".json"));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
