package io.qloop.platform.procedure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.StrictJson;
import io.qloop.platform.json.YamlTree;
import io.qloop.platform.procedure.Flaw.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads procedures and lets only whole ones through: first the JSON Schema {@code procedure/procedure.schema.json}, then
 * what a schema cannot say ({@link ProcedureCheck}).
 */
public final class ProcedureReader {

    private static final String SCHEMA = "procedure/procedure.schema.json";
    private static final ObjectMapper JSON = StrictJson.mapper();

    private final Texts texts;

    public ProcedureReader(Texts texts) {
        this.texts = texts;
    }

    /** Read when the first procedure is: a service without presets does not pay for it at its start. */
    private static final class TheSchema {
        private static final Schema SCHEMA = schema();
    }

    /**
     * Reads a preset.
     *
     * @param file its name, for messages
     * @throws BrokenProcedure with file, line and reason of each flaw
     */
    public Procedure readYaml(String file, String yaml) {
        YamlTree source;
        try {
            source = YamlTree.parse(yaml);
        } catch (YamlTree.Unreadable e) {
            var flaw = Flaw.of("", Rule.UNREADABLE, e.getMessage());
            throw new BrokenProcedure(message(file, e.line(), flaw), List.of(flaw));
        }
        var flaws = flaws(source.tree());
        if (!flaws.isEmpty()) {
            throw new BrokenProcedure(
                    flaws.stream()
                            .sorted(Comparator.comparingInt(flaw -> source.line(flaw.at())))
                            .map(flaw -> message(file, source.line(flaw.at()), flaw))
                            .collect(Collectors.joining("\n")),
                    flaws);
        }
        return bind(source.tree());
    }

    /**
     * Reads what somebody has edited.
     *
     * @throws BrokenProcedure with the flaws
     */
    public Procedure read(JsonNode tree) {
        var flaws = flaws(tree);
        if (!flaws.isEmpty()) {
            throw new BrokenProcedure(
                    flaws.stream().map(flaw -> flaw.at() + " " + flaw.rule()).collect(Collectors.joining("\n")), flaws);
        }
        return bind(tree);
    }

    /** The procedure as it is kept; {@link #read} reads it again. */
    public static JsonNode tree(Procedure procedure) {
        return JSON.valueToTree(procedure);
    }

    public static String text(Procedure procedure) {
        try {
            return JSON.writeValueAsString(procedure);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A procedure cannot be written as JSON", e);
        }
    }

    /** The tree as plain Java: maps, lists, texts, numbers; null for nothing. */
    static Object plain(JsonNode node) {
        return node.isMissingNode() ? null : JSON.convertValue(node, Object.class);
    }

    /** What came in as plain Java, as a tree. */
    public static JsonNode tree(Map<String, Object> plain) {
        return JSON.valueToTree(plain);
    }

    /** Reads what {@link #text} wrote; it was checked then. */
    public static Procedure parse(String text) {
        try {
            return JSON.readValue(text, Procedure.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored procedure cannot be read", e);
        }
    }

    private List<Flaw> flaws(JsonNode tree) {
        var broken = TheSchema.SCHEMA.validate(tree).stream()
                .map(ProcedureReader::flaw)
                .distinct()
                .toList();
        return broken.isEmpty() ? ProcedureCheck.flaws(bind(tree)) : broken;
    }

    private static Procedure bind(JsonNode tree) {
        try {
            return JSON.treeToValue(tree, Procedure.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of procedures lets something through that they are not", e);
        }
    }

    private String message(String file, int line, Flaw flaw) {
        var where = flaw.at().isEmpty() ? "" : flaw.at() + " ";
        return file + ":" + line + ": " + where + flaw.text(texts, Language.EN);
    }

    private static Flaw flaw(Error error) {
        var at = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required" -> Flaw.of(at, Rule.MISSING, error.getProperty());
            case "additionalProperties", "unevaluatedProperties" ->
                Flaw.of(at + "/" + error.getProperty(), Rule.UNKNOWN_PROPERTY, error.getProperty());
            case "minItems", "minLength", "minProperties" -> Flaw.of(at, Rule.EMPTY);
            default -> Flaw.of(at, Rule.INVALID_VALUE, expectation(error));
        };
    }

    /** What the schema asks for, in its own terms: the type, the pattern, the choices. */
    private static String expectation(Error error) {
        var wanted = error.getSchemaNode();
        if (wanted == null) {
            return error.getKeyword();
        }
        var choices = new ArrayList<String>();
        wanted.forEach(choice -> choices.add(choice.asText()));
        return wanted.isArray() ? String.join(", ", choices) : wanted.asText(error.getKeyword());
    }

    private static Schema schema() {
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
        try (var in = ProcedureReader.class.getClassLoader().getResourceAsStream(SCHEMA)) {
            return registry.getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
