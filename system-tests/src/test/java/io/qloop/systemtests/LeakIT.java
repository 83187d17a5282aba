package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.systemtests.product.Answer;
import io.qloop.systemtests.product.CloudEvent;
import io.qloop.systemtests.product.Contracts;
import io.qloop.systemtests.product.EventLog.Seen;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Rest;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every event of the AsyncAPI description happens to one customer; another one looks everywhere it may look, asks for
 * everything by its id, and reads its mail. Nothing of it is there.
 */
@SystemTest
@Tag("AH-82")
class LeakIT {

    /** How an event comes about here. */
    private enum Way {
        /** People, ERP and the warehouse work for the customer, and it is announced; its examples are told as well. */
        LIVED,
        /** Its published examples are told about the customer. */
        TOLD,
        /** It is about no customer. */
        NOBODYS
    }

    /** An event that is not in this list has not been thought about, and fails the test. */
    private static final Map<String, Way> EVENTS = events();

    private static Map<String, Way> events() {
        var events = new TreeMap<String, Way>();
        events.put("erp.customer-changed.v1", Way.LIVED);
        events.put("erp.department-changed.v1", Way.NOBODYS);
        events.put("erp.product-changed.v1", Way.NOBODYS);
        events.put("erp.goods-delivered.v1", Way.LIVED);
        events.put("logistics.return-received.v1", Way.LIVED);
        events.put("qloop.calendar.calendar-changed.v1", Way.NOBODYS);
        for (var service : List.of("returns", "complaint", "feedback")) {
            events.put("qloop." + service + ".deadline-approaching.v1", Way.TOLD);
            events.put("qloop." + service + ".deadline-missed.v1", Way.TOLD);
            events.put("qloop." + service + ".deadline-changed.v1", Way.TOLD);
            events.put("qloop." + service + ".stage-entered.v1", Way.TOLD);
        }
        events.put("qloop.returns.goods-received.v1", Way.LIVED);
        events.put("qloop.returns.inspection-requested.v1", Way.LIVED);
        events.put("qloop.returns.inspection-completed.v1", Way.LIVED);
        events.put("qloop.returns.disposition-decided.v1", Way.LIVED);
        events.put("qloop.complaint.complaint-opened.v1", Way.LIVED);
        events.put("qloop.complaint.action-assigned.v1", Way.LIVED);
        events.put("qloop.complaint.action-completed.v1", Way.LIVED);
        events.put("qloop.complaint.action-verified.v1", Way.LIVED);
        events.put("qloop.complaint.complaint-closed.v1", Way.LIVED);
        events.put("qloop.feedback.feedback-registered.v1", Way.LIVED);
        events.put("qloop.feedback.feedback-escalated.v1", Way.LIVED);
        for (var told : List.of(
                "answer-received",
                "feedback-information-requested",
                "feedback-information-given",
                "return-requested",
                "feedback-withdrawn",
                "feedback-reopened",
                "feedback-merged",
                "feedback-separated",
                "information-recorded",
                "information-passed-on",
                "information-digested",
                "early-warning-raised",
                "month-summarised")) {
            events.put("qloop.feedback." + told + ".v1", Way.TOLD);
        }
        events.put("qloop.returns.return-opened.v1", Way.TOLD);
        events.put("qloop.survey.survey-sent.v1", Way.LIVED);
        events.put("qloop.survey.survey-reminded.v1", Way.TOLD);
        events.put("qloop.survey.statistics-summarised.v1", Way.TOLD);
        events.put("qloop.survey.answer-given.v1", Way.LIVED);
        events.put("qloop.survey.low-score-given.v1", Way.LIVED);
        events.put("qloop.notification.message-handed-over.v1", Way.LIVED);
        events.put("qloop.notification.message-failed.v1", Way.TOLD);
        events.put("qloop.notification.message-bounced.v1", Way.TOLD);
        events.put("qloop.notification.message-acknowledged.v1", Way.TOLD);
        events.put("qloop.notification.message-escalated.v1", Way.TOLD);
        events.put("qloop.notification.unit-notice-issued.v1", Way.TOLD);
        events.put("qloop.notification.advisory-notice-issued.v1", Way.NOBODYS);
        events.put("qloop.notification.technical-document-issued.v1", Way.NOBODYS);
        return events;
    }

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final World world;
    private final Work work;
    private final Map<String, String> topics = Contracts.topics();

    /** In all ids, numbers and references of the customer that are chosen here. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    /** In all words that are written about it. */
    private final String word = fresh("secret");

    private final String customer = "C-" + mark;
    private final String contact = "Ms " + fresh("Contact");
    private final String mail = "c-" + mark + "@qloop.local";

    private List<Seen> theirs;
    private Set<String> secrets;

    LeakIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @BeforeAll
    void everythingHappensToOneCustomer() {
        tell("erp.customer-changed.v1", Map.of());
        awaitRead(world.bus().publish(masterData()), "erp.master-data");
        var cases = live();
        topics.keySet().stream()
                .filter(type -> EVENTS.getOrDefault(type, Way.TOLD) != Way.NOBODYS)
                .filter(type -> !type.equals("erp.customer-changed.v1"))
                .forEach(type -> tell(type, cases));
        theirs = settled();
        secrets = secrets();
    }

    private CloudEvent masterData() {
        var data = Work.customer(customer, mail);
        ((ObjectNode) data.path("contacts").path(0)).put("name", contact);
        return CloudEvent.of("erp.master-data", "erp.customer-changed.v1", customer, data);
    }

    /** Tells all examples of the event about the customer, and waits until everybody who reads the topic has had them. */
    private void tell(String type, Map<String, String> cases) {
        var topic = topics.get(type);
        var retelling = new Retelling(customer, mark, word, mail, cases);
        for (var example : Contracts.examples(type)) {
            awaitRead(world.bus().publish(retelling.of(topic, type, example)), topic);
        }
    }

    private void awaitRead(RecordMetadata place, String topic) {
        world.bus().awaitTakenIn(place, world.bus().readersOf(topic).toArray(String[]::new));
    }

    /**
     * A delivery comes back, is inspected, complained about and mended, the customer is asked and says what it thinks; and it
     * calls about something else, which becomes a complaint as well.
     *
     * @return one case of each kind
     */
    private Map<String, String> live() {
        var reference = fresh("RN-" + mark);
        var lot = fresh("LOT-" + mark);
        tell("erp.goods-delivered.v1", Map.of());
        world.bus().publish(Work.returnReceived(reference, customer, lot));
        var inspection = work.inspectionOf(reference);
        var result = (ObjectNode) Work.nonconforming("production");
        world.as("wang.qc")
                .change("/inspections/" + inspection.path("id").asText(), "result", result.put("cause", word))
                .expect(200);

        var action = work.actionOf(lot);
        var path = "/actions/" + action.path("id").asText();
        world.as("zhao.production")
                .change(path, "completion", Json.object().put("measure", word).put("cause", word))
                .expect(200);
        world.as("li.quality")
                .change(
                        path,
                        "verification",
                        Json.object().put("effective", true).put("remark", word))
                .expect(200);
        var complaint = action.path("complaintId").asText();
        var closed = world.as("li.quality")
                .change("/complaints/" + complaint, "closure", Json.object().put("resolution", word))
                .expect(200);
        world.mailbox(mail).await(closed.value("number"));
        var survey = world.events().await("qloop.survey.survey-sent.v1", sent -> sent.value("complaintId")
                .equals(complaint));
        world.rest()
                .nobody()
                .post(
                        "/survey-answers/" + survey.value("token"),
                        Json.object().put("score", 1).put("comment", word))
                .expect(201);
        awaitFeedbackAbout(survey.value("surveyId"));

        var said = (ObjectNode) Work.feedback("c", fresh(word));
        var feedback = world.as("chen.sales")
                .post("/feedbacks", said.put("customerId", customer))
                .expect(201)
                .id();
        work.report(feedback);
        world.as("sun.sales")
                .change("/feedbacks/" + feedback, "escalation", Json.object().put("reason", word))
                .expect(200);
        awaitComplaintAbout(feedback);
        return Map.of(
                "returns", inspection.path("returnId").asText(),
                "complaint", complaint,
                "feedback", feedback,
                "survey", survey.value("surveyId"),
                "notification", complaint);
    }

    private void awaitFeedbackAbout(String survey) {
        world.events()
                .await(
                        "qloop.feedback.feedback-registered.v1",
                        it -> it.data().path("origin").path("id").asText().equals(survey));
    }

    private void awaitComplaintAbout(String feedback) {
        world.events()
                .await(
                        "qloop.complaint.complaint-opened.v1",
                        it -> it.data().path("origin").path("id").asText().equals(feedback));
    }

    /** The events about the customer, once those that were told have had their effects and no more are to come. */
    private List<Seen> settled() {
        about("qloop.survey.low-score-given.v1").forEach(event -> awaitFeedbackAbout(event.value("surveyId")));
        about("qloop.feedback.feedback-escalated.v1").forEach(event -> awaitComplaintAbout(event.value("feedbackId")));
        about("qloop.complaint.complaint-closed.v1")
                .forEach(event -> world.events().await("qloop.survey.survey-sent.v1", sent -> sent.value("complaintId")
                        .equals(event.value("complaintId"))));
        about("qloop.survey.survey-sent.v1")
                .forEach(event -> world.mailbox(mail).await(event.value("complaintNumber"), "/survey/"));
        var seen = new ArrayList<Seen>();
        Until.holds("nothing more comes of it", () -> {
            var now = theirs();
            var same = now.size() == seen.size();
            seen.clear();
            seen.addAll(now);
            return same && areRead(now);
        });
        return seen;
    }

    private List<Seen> about(String type) {
        return theirs().stream().filter(event -> event.type().equals(type)).toList();
    }

    private boolean areRead(List<Seen> events) {
        var last = new HashMap<TopicPartition, Long>();
        events.forEach(
                event -> last.merge(new TopicPartition(event.topic(), event.partition()), event.offset(), Math::max));
        return last.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .allMatch(topic -> world.bus().readersOf(topic).stream().allMatch(reader -> last.entrySet().stream()
                        .filter(place -> place.getKey().topic().equals(topic))
                        .allMatch(place -> world.bus().position(reader, place.getKey()) > place.getValue())));
    }

    /** What names the customer, and what names a case of what names the customer. */
    private List<Seen> theirs() {
        var all = topics.keySet().stream().flatMap(world.events()::ofType).toList();
        var ids = new HashSet<String>();
        var found = new LinkedHashSet<Seen>();
        int before;
        do {
            before = found.size();
            for (var event : all) {
                var named = ids(event);
                if (event.value("customerId").equals(customer)
                        || !event.data().hasNonNull("customerId")
                                && named.stream().anyMatch(ids::contains)) {
                    found.add(event);
                    ids.addAll(named);
                }
            }
        } while (found.size() > before);
        return List.copyOf(found);
    }

    private static Set<String> ids(Seen event) {
        var ids = new HashSet<String>();
        texts(event.data(), text -> {
            if (ID.matcher(text).matches()) {
                ids.add(text);
            }
        });
        return ids;
    }

    private static void texts(JsonNode data, Consumer<String> text) {
        if (data.isTextual()) {
            text.accept(data.asText());
        }
        data.forEach(part -> texts(part, text));
    }

    /** The customer's marks, its ids, numbers and links: what nobody else ever has. */
    private Set<String> secrets() {
        var secrets = new TreeSet<String>(List.of(mark, mark.toUpperCase(), word, contact, mail));
        for (var event : theirs) {
            secrets.addAll(ids(event));
            Stream.of("number", "caseNumber", "complaintNumber", "returnNumber", "token")
                    .map(event.data()::path)
                    .filter(JsonNode::isTextual)
                    .forEach(value -> secrets.add(value.asText()));
        }
        return secrets;
    }

    @Test
    void isTriedWithEveryEventThatThereIs() {
        assertThat(EVENTS.keySet()).containsExactlyElementsOf(topics.keySet());
        var happened = new TreeSet<String>();
        theirs.forEach(event -> happened.add(event.type()));
        EVENTS.forEach((type, way) -> {
            if (way != Way.NOBODYS) {
                assertThat(happened).contains(type);
            }
        });
        // What the services announce themselves carries a trace; what is told here does not.
        var announced = new TreeSet<String>();
        theirs.stream()
                .filter(event -> !event.attribute("traceparent").isEmpty())
                .forEach(event -> announced.add(event.type()));
        EVENTS.forEach((type, way) -> {
            if (way == Way.LIVED && type.startsWith("qloop.")) {
                assertThat(announced).contains(type);
            }
        });
    }

    @Test
    void hasItsEffectForThoseWhoMaySee() {
        for (var service : Parts.SERVICES) {
            assertThat(work.openDeadLetters(service))
                    .noneSatisfy(letter -> assertThat(letter.toString()).contains(mark));
        }
        for (var list : listsOf("acme")) {
            assertThat(world.as("li.quality").all(list + "?customerId=" + customer))
                    .as(list)
                    .isNotEmpty()
                    .allSatisfy(
                            one -> assertThat(one.path("customerId").asText()).isEqualTo(customer));
        }
    }

    static List<String> lists() {
        return listsOf("acme");
    }

    static List<String> cases() {
        return AccessIT.readableBy("acme").filter(path -> path.contains("{")).toList();
    }

    private static List<String> listsOf(String user) {
        return AccessIT.readableBy(user).filter(path -> !path.contains("{")).toList();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void standsInNoListOfAnotherCustomer(String list) {
        var acme = world.as("acme");

        assertThat(acme.all(list)).allSatisfy(this::assertTellsNothing);
        filters(list)
                .forEach((parameter, values) -> values.forEach(value -> {
                    var answer = acme.get(list + "?" + parameter + "=" + Rest.encode(value));
                    assertThat(answer.items()).as("%s by %s", list, parameter).isEmpty();
                    assertThat(answer.body().hasNonNull("next")).isFalse();
                }));
        // From the place of a foreign case on, the list is still the caller's own.
        for (var id : caseIds()) {
            assertTellsNothing(acme.get(list + "?after=" + cursor(id)).body());
        }
    }

    /** The documented filters whose values are in the events, with these values. */
    private Map<String, Set<String>> filters(String list) {
        var operation = world.rest()
                .nobody()
                .get("//openapi.json")
                .expect(200)
                .body()
                .path("paths")
                .path("/api/v1" + list)
                .path("get");
        var filters = new HashMap<String, Set<String>>();
        operation.path("parameters").forEach(parameter -> {
            var name = parameter.path("name").asText();
            var values = new TreeSet<String>();
            theirs.forEach(event -> event.data().findValuesAsText(name).stream()
                    .filter(value -> value.contains(mark)
                            || value.contains(mark.toUpperCase())
                            || ID.matcher(value).matches())
                    .forEach(values::add));
            if (parameter.path("in").asText().equals("query") && !values.isEmpty()) {
                filters.put(name, values);
            }
        });
        assertThat(filters).as("filters of %s", list).containsKey("customerId");
        return filters;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNotThereForAnotherCustomerWhoKnowsItsId(String path) {
        var acme = world.as("acme");

        for (var id : caseIds()) {
            var answer = acme.get(path.replace("{id}", id)
                    .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString()));
            assertThat(answer.status()).as(answer.request()).isEqualTo(404);
            assertTellsNothing(withoutAddress(answer));
        }
    }

    @Test
    void isNoDuplicateOfWhatAnotherCustomerWrites() {
        var lots = new TreeSet<String>();
        theirs.forEach(event -> lots.addAll(event.data().findValuesAsText("lot")));

        assertThat(lots).isNotEmpty();
        for (var lot : lots) {
            var draft = Json.object()
                    .put("customerId", Work.CUSTOMER)
                    .put("subject", "again")
                    .put("content", "again")
                    .put("productId", Work.PRODUCT)
                    .put("lot", lot);
            assertTellsNothing(world.as("acme")
                    .post("/feedbacks/duplicates", draft)
                    .expect(200)
                    .body());
        }
    }

    /** A problem repeats the path that was asked for. */
    private static JsonNode withoutAddress(Answer answer) {
        return ((ObjectNode) answer.body().deepCopy()).without("instance");
    }

    private Set<String> caseIds() {
        var ids = new TreeSet<String>();
        theirs.forEach(event -> ids.addAll(ids(event)));
        return ids;
    }

    private static String cursor(String id) {
        var uuid = UUID.fromString(id);
        var bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Test
    void standsInNoMailToAnotherCustomer() {
        var others = contacts();
        others.keySet().remove(mail);

        assertThat(others).containsKey("acme@qloop.local");
        others.keySet().forEach(address -> assertThat(world.mailbox(address).letters())
                .allSatisfy(letter -> assertThat(secretsIn(letter.subject() + letter.text()))
                        .as("%s to %s", letter.subject(), address)
                        .isEmpty()));
    }

    /** What a customer is sent is meant for that customer; what is meant for a function goes to no customer. */
    @Test
    void reachesACustomerOnlyWhereItIsMeantForThatCustomer() {
        contacts().forEach((address, customers) -> {
            var messages = world.as("admin").all("/messages?recipient=" + Rest.encode(address));
            assertThat(messages).allSatisfy(message -> {
                assertThat(message.path("recipient").hasNonNull("function")).isFalse();
                assertThat(customers)
                        .contains(message.path("recipient").path("customerId").asText());
            });
            // And the mailbox holds no letter beside those of the ledger.
            assertThat(world.mailbox(address).letters().size()).as(address).isLessThanOrEqualTo(messages.size());
        });
        assertThat(world.mailbox(mail).letters()).isNotEmpty();
    }

    /** All addresses of customers that ERP has ever named, with whose they are. */
    private Map<String, Set<String>> contacts() {
        var contacts = new TreeMap<String, Set<String>>();
        world.events().ofType("erp.customer-changed.v1").forEach(event -> event.data()
                .path("contacts")
                .forEach(one -> contacts.computeIfAbsent(one.path("mail").asText(), _ -> new TreeSet<>())
                        .add(event.value("customerId"))));
        return contacts;
    }

    @Test
    void carriesNoPersonAndNoWordsInItsHeaders() {
        assertThat(theirs).allSatisfy(event -> assertThat(event.headers().values())
                .as(event.type())
                .noneSatisfy(value -> {
                    assertThat(List.of(word, contact, mail, "@")).anyMatch(value::contains);
                }));
    }

    @Test
    void namesItsContactInMasterDataAlone() {
        assertThat(theirs.stream()
                        .filter(event -> !event.type().equals("erp.customer-changed.v1"))
                        .map(event -> event.data().toString()))
                .isNotEmpty()
                .noneMatch(data -> data.contains(contact) || data.contains(mail));
    }

    private void assertTellsNothing(JsonNode answer) {
        assertThat(secretsIn(answer.toString())).as(answer.toString()).isEmpty();
    }

    private List<String> secretsIn(String text) {
        return secrets.stream().filter(text::contains).toList();
    }
}
