package io.qloop.platform.contracts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the three parts of the published language together: schemas, examples and the AsyncAPI description. */
class ContractsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONTRACTS = root().resolve("contracts");
    private static final Pattern TYPE = Pattern.compile("(qloop\\.[a-z]+|erp|logistics)\\.[a-z]+(-[a-z]+)*\\.v[1-9]");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "correlationid",
            "causationid",
            "traceparent",
            "data");

    /** Which field of the data is the case, hence subject and record key. */
    private static final Map<String, String> CASE = Map.ofEntries(
            Map.entry("erp.customer-changed.v1", "customerId"),
            Map.entry("erp.product-changed.v1", "productId"),
            Map.entry("erp.goods-delivered.v1", "deliveryNote"),
            Map.entry("erp.department-changed.v1", "department"),
            Map.entry("logistics.return-received.v1", "returnReference"),
            Map.entry("qloop.calendar", "site"),
            Map.entry("qloop.returns", "returnId"),
            Map.entry("qloop.complaint", "complaintId"),
            Map.entry("qloop.feedback", "feedbackId"),
            Map.entry("qloop.survey", "surveyId"),
            Map.entry("qloop.notification", "caseId"));

    record Example(String type, Path file, JsonNode event) {
        @Override
        public String toString() {
            return type + "/" + file.getFileName();
        }
    }

    static List<String> types() {
        return list(CONTRACTS.resolve("schemas")).stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                .toList();
    }

    static List<Example> examples() {
        return list(CONTRACTS.resolve("examples")).stream()
                .flatMap(folder -> list(folder).stream())
                .map(file -> new Example(file.getParent().getFileName().toString(), file, read(file)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaIsSoundAndExplainsEveryField(String type) {
        JsonNode schema = read(schemaFile(type));

        List<Error> faults = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema);

        assertThat(faults).isEmpty();
        assertThat(type).matches(TYPE);
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo("urn:qloop:contracts:" + type);
        assertThat(schema.path("title").asText()).isNotBlank();
        assertThat(unexplained(schema, type)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsACloudEventThatFitsItsSchema(Example example) {
        JsonNode event = example.event();

        List<Error> faults = schema(example.type()).validate(event.path("data"));

        assertThat(faults).isEmpty();
        assertThat(event.path("type").asText()).isEqualTo(example.type());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.path("id").asText()).isNotBlank();
        assertThat(event.path("source").asText()).isEqualTo(source(example.type()));
        assertThat(event.path("correlationid").asText()).isNotBlank();
        assertThat(OffsetDateTime.parse(event.path("time").asText())).isNotNull();
        assertThat(event.path("traceparent").asText("00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(event.fieldNames()).toIterable().isSubsetOf(ATTRIBUTES);
        assertThat(event.path("subject").asText())
                .as("the case of the data")
                .isEqualTo(event.path("data").path(caseField(example.type())).asText());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aSchemaRefusesAnExampleWithAFieldMissingOrOfAnotherKind(Example example) {
        Schema schema = schema(example.type());
        JsonNode data = example.event().path("data");

        List<String> tolerated = new ArrayList<>();
        for (JsonNode required : schema.getSchemaNode().path("required")) {
            ObjectNode without = data.deepCopy();
            without.remove(required.asText());
            if (schema.validate(without).isEmpty()) tolerated.add("no " + required.asText());
        }
        for (String field : iterable(schema.getSchemaNode().path("properties"))) {
            for (JsonNode wrong : List.of(
                    JSON.nullNode(),
                    JSON.createArrayNode().add(7),
                    JSON.createObjectNode().put("wrong", 7))) {
                ObjectNode other = data.deepCopy();
                if (schema.validate(other.set(field, wrong)).isEmpty()) tolerated.add(field + ": " + wrong);
            }
        }

        assertThat(tolerated).isEmpty();
    }

    @Test
    void everyTypeHasTwoExamplesOneOfThemInChinese() {
        Map<String, List<Example>> byType = examples().stream().collect(groupingBy(Example::type));

        assertThat(byType.keySet()).containsExactlyInAnyOrderElementsOf(types());
        assertThat(byType).allSatisfy((type, some) -> {
            assertThat(some).hasSizeGreaterThanOrEqualTo(2);
            assertThat(some)
                    .anyMatch(one ->
                            CHINESE.matcher(one.event().path("data").toString()).find());
        });
    }

    @Test
    void theExamplesTellOneStory() {
        List<JsonNode> events = examples().stream().map(Example::event).toList();
        Set<String> ids =
                events.stream().map(event -> event.path("id").asText()).collect(toSet());

        List<String> causes = events.stream()
                .filter(event -> event.has("causationid"))
                .map(event -> event.path("causationid").asText())
                .toList();

        assertThat(ids).as("no id twice").hasSameSizeAs(events);
        assertThat(ids).containsAll(causes);
        assertThat(events).allSatisfy(event -> {
            if (!event.has("causationid")) return;
            JsonNode cause = events.stream()
                    .filter(other -> other.path("id").equals(event.path("causationid")))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.path("correlationid")).isEqualTo(cause.path("correlationid"));
            assertThat(OffsetDateTime.parse(event.path("time").asText()))
                    .isAfterOrEqualTo(OffsetDateTime.parse(cause.path("time").asText()));
        });
    }

    @Test
    void theDescriptionListsExactlyTheSchemasThatExist() {
        JsonNode api = description();

        Set<String> payloads = new TreeSet<>();
        api.at("/components/messages").forEach(message -> {
            String name = message.path("name").asText();
            assertThat(message.at("/payload/$ref").asText()).isEqualTo("./schemas/" + name + ".json");
            payloads.add(name);
        });
        List<String> carried = new ArrayList<>();
        api.path("channels").forEach(channel -> channel.path("messages")
                .forEach(message -> carried.add(
                        resolve(api, message.path("$ref").asText()).path("name").asText())));

        assertThat(payloads).containsExactlyInAnyOrderElementsOf(types());
        assertThat(carried).as("each on one topic").containsExactlyInAnyOrderElementsOf(types());
    }

    @Test
    void theDescriptionKnowsOneSenderOfEveryEventAndPointsNowhereElse() {
        JsonNode api = description();

        List<String> sent = new ArrayList<>();
        api.path("operations").forEach(operation -> {
            if (operation.path("action").asText().equals("send")) {
                operation
                        .path("messages")
                        .forEach(message -> sent.add(resolve(
                                        api,
                                        resolve(api, message.path("$ref").asText())
                                                .path("$ref")
                                                .asText())
                                .path("name")
                                .asText()));
            }
        });

        assertThat(api.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(sent).containsExactlyInAnyOrderElementsOf(types());
        assertThat(api.findValuesAsText("$ref")).allSatisfy(reference -> assertThat(
                        reference.startsWith("#/")
                                ? !resolve(api, reference).isMissingNode()
                                : Files.exists(CONTRACTS.resolve(reference)))
                .as(reference)
                .isTrue());
    }

    private static List<String> unexplained(JsonNode schema, String at) {
        List<String> faults = new ArrayList<>();
        if (schema.path("description").asText().isBlank() && !at.endsWith("/en") && !at.endsWith("/zh")) faults.add(at);
        schema.path("properties")
                .properties()
                .forEach(entry -> faults.addAll(unexplained(entry.getValue(), at + "/" + entry.getKey())));
        if (schema.has("items")) faults.addAll(unexplained(schema.path("items"), at + "[]"));
        return faults;
    }

    private static Schema schema(String type) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(read(schemaFile(type)));
    }

    private static String caseField(String type) {
        if (type.contains(".deadline-") || type.contains(".stage-")) return "caseId";
        if (type.contains(".information-digested.")) return "digestId";
        if (type.contains(".information-")) return "recordId";
        if (type.contains(".advisory-notice-") || type.contains(".technical-document-")) return "noticeId";
        if (type.contains(".early-warning-")) return "warningId";
        if (type.contains(".month-summarised.")) return "summaryId";
        if (type.contains(".statistics-summarised.")) return "statisticsId";
        return CASE.getOrDefault(type, CASE.get(type.replaceFirst("\\.[^.]+\\.v\\d+$", "")));
    }

    private static String source(String type) {
        return type.startsWith("qloop.") ? "/qloop/" + type.split("\\.")[1] : "/" + type.split("\\.")[0];
    }

    private static Path schemaFile(String type) {
        return CONTRACTS.resolve("schemas").resolve(type + ".json");
    }

    private static JsonNode description() {
        try {
            return new YAMLMapper().readTree(CONTRACTS.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resolve(JsonNode document, String reference) {
        return document.at(reference.substring(1));
    }

    private static Set<String> iterable(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(toCollection(TreeSet::new));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        String root = System.getProperty("qloop.root");
        return root != null ? Path.of(root) : Path.of("").toAbsolutePath().getParent();
    }
}
