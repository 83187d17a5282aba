package io.qloop.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.systemtests.product.Answer;
import io.qloop.systemtests.product.CloudEvent;
import io.qloop.systemtests.product.EventLog.Seen;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Mailbox;
import io.qloop.systemtests.product.Mailbox.Letter;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Rest;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many returns at once, each with a lot of its own, and what people do with them. Whoever does something does it as a
 * patient person would: when no answer comes, it looks whether it is done, and does it again if not.
 */
final class Burst {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int PEOPLE = 8;
    private static final Pattern NUMBER = Pattern.compile("[A-Z][A-Z0-9]{0,5}-\\d{4}-\\d{6,}");

    private final World world;
    private final int size;
    private final String name = Work.fresh("B");

    Burst(World world, int size) {
        this.world = world;
        this.size = size;
    }

    int size() {
        return size;
    }

    private String reference(int i) {
        return "RN-" + name + "-" + i;
    }

    private String lot(int i) {
        return "LOT-" + name + "-" + i;
    }

    /** True for events that this burst led to and that name its lots or references. */
    boolean owns(Seen event) {
        return event.value("returnReference").startsWith("RN-" + name + "-")
                || event.value("lot").startsWith("LOT-" + name + "-");
    }

    // ---- What is done

    /** The warehouse announces all returns: in no order, and every tenth of them twice. */
    void announce() {
        var events = new ArrayList<CloudEvent>();
        IntStream.range(0, size).forEach(i -> {
            var event = Work.returnReceived(reference(i), Work.CUSTOMER, lot(i));
            events.add(event);
            if (i % 10 == 0) {
                events.add(i % 20 == 0 ? event : event.again());
            }
        });
        Collections.shuffle(events, new Random(size));
        world.bus().publishAll(events);
    }

    /** Quality records a bad result for each inspection as it appears. */
    void recordResults(String responsible) {
        var result = Work.nonconforming(responsible);
        together(
                await("qloop.returns.inspection-requested.v1", "inspectionId"),
                inspection -> persistently(
                        "wang.qc", "/inspections/" + inspection, "result", result, now -> is(now, "completed")));
    }

    void completeActions() {
        var completion = Json.object().put("measure", "导轮已更换").put("cause", "worn guide pulley");
        together(
                actionIds(),
                action -> persistently(
                        "zhao.production",
                        "/actions/" + action,
                        "completion",
                        completion,
                        now -> !is(now, "assigned")));
    }

    void verifyActions() {
        var verification = Json.object().put("effective", true);
        together(
                actionIds(),
                action -> persistently(
                        "li.quality", "/actions/" + action, "verification", verification, now -> is(now, "verified")));
    }

    void closeComplaints() {
        var closure = Json.object().put("resolution", "reworked");
        together(
                await("qloop.complaint.action-assigned.v1", "complaintId"),
                complaint -> persistently(
                        "li.quality", "/complaints/" + complaint, "closure", closure, now -> is(now, "closed")));
    }

    /** The customer answers all questions, in a bad mood; at the service itself, the public door lets in few at a time. */
    void answerSurveys() {
        var answer = Json.object().put("score", 1);
        try (var survey = new Rest(world.product().addresses(), world.product().url("survey"))) {
            together(
                    surveyTokens(),
                    token -> Until.holds("the survey is answered", LIMIT, () -> {
                        var given = survey.nobody().post("/survey-answers/" + token, answer);
                        return given.status() == 201 || given.status() == 409;
                    }));
        }
    }

    private static boolean is(JsonNode now, String status) {
        return now.path("status").asText().equals(status);
    }

    private void persistently(String user, String path, String verb, JsonNode body, Predicate<JsonNode> done) {
        Until.holds(verb + " of " + path, LIMIT, () -> {
            try {
                var now = world.as(user).get(path);
                if (now.status() == 200 && done.test(now.body())) {
                    return true;
                }
                return now.status() == 200
                        ? accepted(world.as(user).put(path + "/" + verb, now.etag(), body))
                        : passing(now);
            } catch (UncheckedIOException noAnswer) {
                return false;
            }
        });
    }

    private static boolean accepted(Answer answer) {
        return answer.status() == 200 || passing(answer);
    }

    /** No service, no answer in time, or somebody was faster: not yet. Anything else is a fault of the product. */
    private static boolean passing(Answer answer) {
        if (!List.of(409, 412, 502, 503, 504).contains(answer.status())) {
            throw new Until.Hopeless(answer.request() + " answered " + answer.status() + ": " + answer.text());
        }
        return false;
    }

    /** A few people share the work. */
    static <T> void together(Collection<T> all, Consumer<T> one) {
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var tasks = all.stream()
                    .<Callable<Void>>map(item -> () -> {
                        one.accept(item);
                        return null;
                    })
                    .toList();
            for (Future<Void> task : people.invokeAll(tasks)) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    // ---- What comes of it

    private Collection<String> actionIds() {
        return await("qloop.complaint.action-assigned.v1", "actionId");
    }

    /** Waits until the events of the burst name as many different cases as the burst has. */
    Collection<String> await(String type, String field) {
        Until.holds(size + " × " + type, LIMIT, () -> values(type, field).size() >= size);
        return values(type, field);
    }

    private Collection<String> values(String type, String field) {
        return world.events()
                .ofType(type)
                .filter(this::owns)
                .map(event -> event.value(field))
                .distinct()
                .toList();
    }

    private List<Seen> surveysSent() {
        var complaints = new java.util.HashSet<>(values("qloop.complaint.action-assigned.v1", "complaintId"));
        return new ArrayList<>(world.events()
                .ofType("qloop.survey.survey-sent.v1")
                .filter(event -> complaints.contains(event.value("complaintId")))
                .collect(java.util.stream.Collectors.toMap(Seen::id, event -> event, (one, same) -> one))
                .values());
    }

    private List<String> surveyTokens() {
        Until.holds(size + " surveys", LIMIT, () -> surveysSent().size() >= size);
        return surveysSent().stream().map(event -> event.value("token")).toList();
    }

    void assertEveryReturnIsInspectedOnce() {
        Until.asserted("returns and inspections of the burst", LIMIT, () -> {
            assertThat(own("/inspections", "returnReference", "RN-")).hasSize(size);
            assertThat(own("/returns", "returnReference", "RN-")).hasSize(size);
        });
        assertThat(own("/inspections", "returnReference", "RN-").stream().distinct())
                .hasSize(size);
        assertThat(await("qloop.returns.inspection-requested.v1", "inspectionId"))
                .hasSize(size);
    }

    /** Each lot has one complaint with one action, and the head of the function one mail about it. */
    void assertEveryActionIsMailedOnce(String responsible) {
        await("qloop.complaint.action-assigned.v1", "actionId");
        assertThat(own("/actions?function=" + responsible, "lot", "LOT-").stream()
                        .sorted())
                .hasSize(size)
                .doesNotHaveDuplicates();
        assertThat(own("/complaints", "lot", "LOT-").stream().sorted())
                .hasSize(size)
                .doesNotHaveDuplicates();
        assertOneLetterEach(world.mailboxOfHead(responsible), values("qloop.complaint.action-assigned.v1", "number"));
    }

    /** Each closed complaint is asked about once, in one mail, and its result told in another. */
    void assertEverySurveyIsMailedOnce() {
        assertThat(surveyTokens()).hasSize(size);
        assertThat(surveysSent().stream().map(event -> event.value("complaintId")))
                .doesNotHaveDuplicates();
        var complaints = surveysSent().stream()
                .map(event -> event.value("complaintNumber"))
                .toList();
        assertOneLetterEach(world.mailboxOf("acme"), complaints, letter -> letter.mentions("/survey/"));
        assertOneLetterEach(world.mailboxOf("acme"), complaints, letter -> !letter.mentions("/survey/"));
    }

    /** Each low answer has become one feedback, known to quality and to the general manager. */
    void assertEveryAnswerIsAFeedbackOnce() {
        var surveys =
                surveysSent().stream().map(event -> event.value("surveyId")).toList();
        var ofBurst = new java.util.HashSet<>(surveys);
        Callable<List<Seen>> registered = () -> new ArrayList<>(world.events()
                .ofType("qloop.feedback.feedback-registered.v1")
                .filter(event ->
                        ofBurst.contains(event.data().path("origin").path("id").asText()))
                .collect(java.util.stream.Collectors.toMap(Seen::id, event -> event, (one, same) -> one))
                .values());
        Until.holds(size + " feedbacks", LIMIT, () -> registered.call().size() >= size);
        try {
            assertThat(registered.call().stream()
                            .map(event -> event.data().path("origin").path("id").asText())
                            .sorted())
                    .hasSize(size)
                    .doesNotHaveDuplicates();
            var numbers = registered.call().stream()
                    .map(event -> event.value("number"))
                    .toList();
            assertOneLetterEach(world.mailboxOf("li.quality"), numbers);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Every number in exactly one letter, and every letter under its own Message-ID. */
    static void assertOneLetterEach(Mailbox mailbox, Collection<String> numbers) {
        assertOneLetterEach(mailbox, numbers, _ -> true);
    }

    private static void assertOneLetterEach(Mailbox mailbox, Collection<String> numbers, Predicate<Letter> which) {
        Until.holds("a letter for each of " + numbers.size(), LIMIT, () -> byNumber(mailbox, which)
                .keySet()
                .containsAll(numbers));
        var letters = byNumber(mailbox, which);
        assertThat(numbers.stream().filter(number -> letters.get(number).size() > 1))
                .as("told twice")
                .isEmpty();
        assertThat(mailbox.letters().stream().map(Letter::messageId)).doesNotHaveDuplicates();
    }

    private static Map<String, List<Letter>> byNumber(Mailbox mailbox, Predicate<Letter> which) {
        var byNumber = new HashMap<String, List<Letter>>();
        for (var letter : mailbox.letters().stream().filter(which).toList()) {
            NUMBER.matcher(letter.subject() + "\n" + letter.text())
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .forEach(number -> byNumber.computeIfAbsent(number, _ -> new ArrayList<>())
                            .add(letter));
        }
        return byNumber;
    }

    void assertNothingWasPutAside() {
        for (var service : Parts.SERVICES) {
            assertThat(world.work().openDeadLetters(service))
                    .noneSatisfy(
                            letter -> assertThat(letter.path("key").asText()).contains(name));
        }
    }

    private List<String> own(String path, String field, String prefix) {
        return world.as("li.quality").all(path).stream()
                .map(one -> one.path(field).asText())
                .filter(value -> value.startsWith(prefix + name + "-"))
                .toList();
    }
}
