package io.qloop.platform.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.i18n.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How the events of all services read in a timeline: {@code contracts/timeline.yaml}. */
@ApplicationScoped
class EventLines {

    private static final String FILE = "contracts/timeline.yaml";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Published published;

    EventLines(ObjectMapper json) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            published = json.convertValue(new Yaml(new SafeConstructor(new LoaderOptions())).load(in), Published.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /**
     * The file.
     *
     * @param outside types that belong to no case's loop
     * @param names   by the field and its value
     */
    record Published(Map<String, Line> events, List<String> outside, Map<String, Map<String, Text>> names) {}

    /** How one type reads; the comments of the file say what each field is. */
    record Line(
            String kind, String id, String number, String of, String who, List<String> facts, String zh, String en) {

        Line {
            facts = facts == null ? List.of() : List.copyOf(facts);
        }
    }

    Published published() {
        return published;
    }

    Optional<Line> find(String type) {
        return Optional.ofNullable(published.events().get(type));
    }

    /** The line of an event with these facts. */
    Text text(Line line, JsonNode facts) {
        return new Text(
                filled(line.en(), field -> shown(field, facts.path(field)).en()),
                filled(line.zh(), field -> shown(field, facts.path(field)).zh()));
    }

    private static String filled(String pattern, UnaryOperator<String> value) {
        return PLACE.matcher(pattern).replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }

    private Text shown(String field, JsonNode value) {
        if (value.isObject()) {
            return new Text(value.path("en").asText(), value.path("zh").asText());
        }
        var plain = value.asText("–");
        return published.names().getOrDefault(field, Map.of()).getOrDefault(plain, new Text(plain, plain));
    }
}
