package io.qloop.platform.contracts;

import static io.qloop.platform.contracts.EventPrivacyTest.About.A_CASE;
import static io.qloop.platform.contracts.EventPrivacyTest.About.A_CUSTOMER;
import static io.qloop.platform.contracts.EventPrivacyTest.About.NOBODY;
import static io.qloop.platform.contracts.EventPrivacyTest.About.OURS;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.qloop.platform.testing.Backends;
import io.qloop.platform.testing.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What events tell about people and customers. Every event of the AsyncAPI description has an entry here that names each
 * field in which somebody writes freely, and each that names a person; a new event, and a new such field, fails until
 * somebody has thought about who reads it.
 */
@Tag("AH-82")
class EventPrivacyTest {

    /** Whose business an event is. */
    enum About {
        /** {@code customerId} says whose. */
        A_CUSTOMER,
        /** The customer is the case's, which the readers know or never hear of; a recipient may be named. */
        A_CASE,
        /** Ours: what we make of what several customers say, which none of them reads. */
        OURS,
        /** No customer's. */
        NOBODY
    }

    /**
     * The entry of an event.
     *
     * @param words  fields with free text, which an erasure has to look through wherever they are kept
     * @param logins fields that name one of our people, by the login
     * @param contacts fields that name a person to write to
     */
    record Telling(About about, Set<String> words, Set<String> logins, Set<String> contacts) {

        Telling words(String... fields) {
            return new Telling(about, Set.of(fields), logins, contacts);
        }

        Telling logins(String... fields) {
            return new Telling(about, words, Set.of(fields), contacts);
        }

        Telling contacts(String... fields) {
            return new Telling(about, words, logins, Set.of(fields));
        }
    }

    private static final Map<String, Telling> EVENTS = events();

    /** Whom to write to comes with these alone. */
    private static final Set<String> MASTER_DATA_OF_PEOPLE =
            Set.of("erp.customer-changed.v1", "erp.department-changed.v1");

    private static Map<String, Telling> events() {
        var events = new TreeMap<String, Telling>();
        events.put(
                "erp.customer-changed.v1",
                about(A_CUSTOMER).contacts("/contacts/name", "/contacts/mail", "/contacts/role"));
        events.put(
                "erp.department-changed.v1",
                about(NOBODY).contacts("/posts/holder/name", "/posts/holder/mail", "/mails"));
        events.put("erp.product-changed.v1", about(NOBODY));
        events.put("erp.goods-delivered.v1", about(A_CUSTOMER));
        events.put("logistics.return-received.v1", about(A_CUSTOMER).words("/lines/packaging", "/lines/remark"));
        events.put("qloop.returns.goods-received.v1", about(A_CUSTOMER).words("/lines/packaging"));
        events.put("qloop.returns.inspection-requested.v1", about(A_CUSTOMER));
        events.put(
                "qloop.returns.inspection-completed.v1",
                about(A_CUSTOMER).words("/cause").logins("/completedBy"));
        events.put("qloop.returns.disposition-decided.v1", about(A_CUSTOMER));
        events.put("qloop.complaint.complaint-opened.v1", about(A_CUSTOMER).words("/subject"));
        events.put("qloop.complaint.action-assigned.v1", about(A_CUSTOMER).words("/description"));
        events.put(
                "qloop.complaint.action-completed.v1",
                about(A_CASE).words("/measure").logins("/completedBy"));
        events.put("qloop.complaint.action-verified.v1", about(A_CASE).logins("/verifiedBy"));
        events.put("qloop.complaint.complaint-closed.v1", about(A_CUSTOMER).words("/resolution"));
        events.put("qloop.feedback.feedback-registered.v1", about(A_CUSTOMER).words("/subject"));
        events.put(
                "qloop.feedback.feedback-escalated.v1",
                about(A_CUSTOMER).words("/subject", "/content", "/reason").logins("/escalatedBy"));
        events.put("qloop.feedback.answer-received.v1", about(A_CUSTOMER).words("/subject"));
        events.put(
                "qloop.feedback.feedback-information-requested.v1",
                about(A_CUSTOMER).words("/words"));
        events.put(
                "qloop.feedback.feedback-information-given.v1",
                about(A_CUSTOMER).words("/subject"));
        events.put(
                "qloop.feedback.return-requested.v1",
                about(A_CUSTOMER).words("/subject", "/reason").logins("/requestedBy"));
        events.put(
                "qloop.feedback.feedback-withdrawn.v1",
                about(A_CUSTOMER).words("/reason").logins("/withdrawnBy"));
        events.put(
                "qloop.feedback.feedback-reopened.v1",
                about(A_CUSTOMER).words("/reason").logins("/reopenedBy"));
        events.put(
                "qloop.feedback.feedback-merged.v1",
                about(A_CUSTOMER).words("/reason").logins("/mergedBy"));
        events.put(
                "qloop.feedback.feedback-separated.v1",
                about(A_CUSTOMER).words("/reason").logins("/separatedBy"));
        events.put(
                "qloop.feedback.information-recorded.v1",
                about(A_CASE).words("/subject").logins("/recordedBy"));
        events.put(
                "qloop.feedback.information-passed-on.v1",
                about(A_CASE).words("/subject", "/message").logins("/passedOnBy"));
        events.put("qloop.feedback.information-digested.v1", about(OURS).words("/lines/category", "/concerns/subject"));
        events.put("qloop.feedback.early-warning-raised.v1", about(OURS));
        events.put("qloop.feedback.month-summarised.v1", about(OURS).words("/items/subject"));
        events.put("qloop.returns.return-opened.v1", about(A_CUSTOMER).words("/subject"));
        for (var service : List.of("returns", "complaint", "feedback")) {
            events.put("qloop." + service + ".deadline-approaching.v1", about(A_CASE));
            events.put("qloop." + service + ".deadline-missed.v1", about(A_CASE));
            events.put(
                    "qloop." + service + ".deadline-changed.v1", about(A_CASE).words("/reason"));
            events.put(
                    "qloop." + service + ".stage-entered.v1", about(A_CUSTOMER).logins("/enteredBy"));
        }
        // Of a case that may be about no customer.
        events.put("qloop.feedback.stage-entered.v1", about(A_CASE).logins("/enteredBy"));
        events.put("qloop.survey.survey-sent.v1", about(A_CUSTOMER));
        events.put("qloop.survey.survey-reminded.v1", about(A_CUSTOMER));
        events.put("qloop.survey.answer-given.v1", about(A_CUSTOMER).words("/comment"));
        events.put("qloop.survey.statistics-summarised.v1", about(OURS));
        events.put("qloop.survey.low-score-given.v1", about(A_CUSTOMER).words("/comment"));
        events.put("qloop.notification.message-handed-over.v1", about(A_CASE));
        events.put("qloop.notification.message-failed.v1", about(A_CASE).words("/reason"));
        events.put("qloop.notification.message-bounced.v1", about(A_CASE));
        events.put("qloop.notification.message-acknowledged.v1", about(A_CASE));
        events.put("qloop.notification.message-escalated.v1", about(A_CASE));
        events.put("qloop.notification.unit-notice-issued.v1", about(A_CASE).logins("/issuedBy"));
        events.put(
                "qloop.notification.advisory-notice-issued.v1",
                about(OURS).words("/subject/en", "/subject/zh", "/authority"));
        events.put(
                "qloop.notification.technical-document-issued.v1", about(OURS).words("/replaces"));
        events.put(
                "qloop.calendar.calendar-changed.v1",
                about(NOBODY).words("/reason").logins("/changedBy"));
        return events;
    }

    private static Telling about(About about) {
        return new Telling(about, Set.of(), Set.of(), Set.of());
    }

    /** What is written freely and still names nobody: ids and codes of ERP, the warehouse and procedures, by the field. */
    private static final Set<String> CODES = Set.of(
            "customerId",
            "productId",
            "deliveryNote",
            "returnReference",
            "lot",
            "unit",
            "exposureUnit",
            "site",
            "zone",
            "caseId",
            "caseNumber",
            "class",
            "code",
            "department",
            "documentCode",
            "key",
            "kind",
            "period",
            "milestone",
            "procedure",
            "products",
            "revision",
            "stage");

    /** Names of companies, products, departments, posts, stages and days, from master data, procedures and calendars. */
    private static final Pattern TITLE = Pattern.compile(
            "(/name|/posts/name|/stageName|/milestoneName|/asked/name|/copies/name|/title|/lines/name|/rule)/(en|zh)|/calendar/years/.*");

    private static final Pattern TELLING_NAME = Pattern.compile("(?i).*(mail|phone|fax|address|contact|person).*");
    private static final Set<String> NAMING_NOBODY = Set.of("/mailId", "/contactSheet");
    private static final Pattern MAIL = Pattern.compile("[^@\\s\"]+@[^@\\s\"]+");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+-]{0,199}|/[a-z/]{1,60}");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Set<String> types() {
        return EVENTS.keySet();
    }

    @Test
    void everyEventHasBeenThoughtAbout() throws IOException {
        var described = new TreeSet<String>();
        new YAMLMapper()
                .readTree(Backends.root().resolve("contracts/asyncapi.yaml").toFile())
                .at("/components/messages")
                .forEach(message -> described.add(message.path("name").asText()));

        assertThat(EVENTS.keySet()).containsExactlyElementsOf(described);
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesPeopleAndTakesWordsOnlyWhereItIsSaid(String type) {
        var telling = EVENTS.get(type);
        var free = new TreeSet<String>();
        var logins = new TreeSet<String>();
        fields(schema(type), "", (at, field) -> {
            var name = at.substring(at.lastIndexOf('/') + 1);
            if (name.endsWith("By")) {
                logins.add(at);
            } else if (isFree(field)
                    && !CODES.contains(name)
                    && !TITLE.matcher(at).matches()) {
                free.add(at);
            }
        });

        assertThat(logins).isEqualTo(telling.logins());
        assertThat(free)
                .isEqualTo(Stream.concat(telling.words().stream(), telling.contacts().stream())
                        .collect(toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesContactsInMasterDataAlone(String type) {
        var naming = new ArrayList<String>();
        fields(schema(type), "", (at, _) -> {
            if (TELLING_NAME.matcher(at).matches() && !NAMING_NOBODY.contains(at)) {
                naming.add(at);
            }
        });

        assertThat(EVENTS.get(type).contacts().isEmpty()).isEqualTo(!MASTER_DATA_OF_PEOPLE.contains(type));
        assertThat(naming).allMatch(EVENTS.get(type).contacts()::contains);
    }

    @ParameterizedTest
    @MethodSource("types")
    void isAboutOneCustomerAtMost(String type) {
        var customers = new ArrayList<String>();
        fields(schema(type), "", (at, _) -> {
            if (at.toLowerCase().contains("customerid")) {
                customers.add(at);
            }
        });
        var required = new TreeSet<String>();
        schema(type).path("required").forEach(field -> required.add(field.asText()));

        switch (EVENTS.get(type).about()) {
            case A_CUSTOMER -> {
                assertThat(customers).containsExactly("/customerId");
                assertThat(required).contains("customerId");
            }
            case A_CASE -> {
                assertThat(customers).isSubsetOf("/customerId");
                assertThat(required)
                        .containsAnyOf("caseId", "complaintId", "feedbackId", "recordId", "returnId", "surveyId");
            }
            case OURS -> assertThat(required).doesNotContain("customerId");
            case NOBODY -> assertThat(customers).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void carriesNobodysNameOrAddressInItsExamples(String type) {
        var people = contacts();
        var contacts = EVENTS.get(type).contacts();

        for (var example : examples(type)) {
            fields(example.path("data"), (at, value) -> {
                if (!contacts.contains(at)) {
                    assertThat(value).as("%s %s", type, at).doesNotContainPattern(MAIL);
                    assertThat(people).as("%s %s: %s", type, at, value).noneMatch(value::contains);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void carriesIdsAloneInItsHeaders(String type) {
        for (var example : examples(type)) {
            var words = new ArrayList<String>();
            fields(example.path("data"), (at, value) -> {
                if (EVENTS.get(type).words().contains(at)
                        || EVENTS.get(type).contacts().contains(at)
                        || EVENTS.get(type).logins().contains(at)) {
                    words.add(value);
                }
            });
            headers(example).forEach((name, value) -> {
                assertThat(value).as("%s of %s", name, type).matches(HEADER);
                assertThat(words).as("%s of %s", name, type).noneMatch(value::contains);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void leavesNoWordsInTimelines(String type) {
        var line = Contracts.timeline().path("events").path(type);
        var telling = EVENTS.get(type);
        var kept = new TreeSet<String>();
        Stream.of("id", "number", "of")
                .filter(line::has)
                .forEach(role -> kept.add("/" + line.path(role).asText()));
        line.path("facts").forEach(fact -> kept.add("/" + fact.asText()));

        assertThat(kept)
                .noneMatch(telling.words()::contains)
                .noneMatch(telling.contacts()::contains)
                .noneMatch(telling.logins()::contains);
        assertThat(line.has("who"))
                .isEqualTo(telling.logins().contains("/" + line.path("who").asText()));
    }

    /** Names and addresses of all people that the examples know. */
    private static Set<String> contacts() {
        var people = new TreeSet<String>();
        for (var type : MASTER_DATA_OF_PEOPLE) {
            for (var example : examples(type)) {
                fields(example.path("data"), (at, value) -> {
                    if (EVENTS.get(type).contacts().contains(at) && !at.endsWith("/role")) {
                        people.add(value);
                    }
                });
            }
        }
        assertThat(people).isNotEmpty();
        return people;
    }

    private static List<JsonNode> examples(String type) {
        return Contracts.examples(type).stream().map(EventPrivacyTest::tree).toList();
    }

    private static Map<String, String> headers(JsonNode example) {
        return example.properties().stream()
                .filter(attribute -> !attribute.getKey().equals("data"))
                .collect(toMap(Map.Entry::getKey, it -> it.getValue().asText(), (a, _) -> a, LinkedHashMap::new));
    }

    private static JsonNode schema(String type) {
        try {
            return JSON.readTree(Backends.root()
                    .resolve("contracts/schemas/" + type + ".json")
                    .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every field of a schema that holds a single value, by its path; an array's path is that of its items. */
    private static void fields(JsonNode schema, String at, BiConsumer<String, JsonNode> field) {
        if (schema.has("properties")) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> fields(property.getValue(), at + "/" + property.getKey(), field));
        } else if (schema.has("items")) {
            fields(schema.path("items"), at, field);
        } else {
            field.accept(at, schema);
        }
    }

    /** Every text of an example's data, by the same paths. */
    private static void fields(JsonNode data, BiConsumer<String, String> field) {
        texts(data, "", field);
    }

    private static void texts(JsonNode data, String at, BiConsumer<String, String> field) {
        if (data.isObject()) {
            data.properties().forEach(property -> texts(property.getValue(), at + "/" + property.getKey(), field));
        } else if (data.isArray()) {
            data.forEach(item -> texts(item, at, field));
        } else if (data.isTextual()) {
            field.accept(at, data.asText());
        }
    }

    /** May anything stand there? A mail address is a pattern too, and names a person. */
    private static boolean isFree(JsonNode field) {
        return (!field.has("type") || field.toString().contains("\"string\""))
                && !field.has("enum")
                && !field.has("const")
                && !field.has("format")
                && (!field.has("pattern") || field.path("pattern").asText().contains("@"));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
