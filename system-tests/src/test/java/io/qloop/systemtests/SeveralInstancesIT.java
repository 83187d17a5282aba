package io.qloop.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.systemtests.product.EventLog.Seen;
import io.qloop.systemtests.product.Instance;
import io.qloop.systemtests.product.Metrics;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Rest;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two instances of each service share the work of a burst of returns, and one of the two dies by {@code kill -9} in the
 * middle of it: for some services the one that the launcher keeps, which starts it again, for others the other one, which
 * nobody does. Of returns-service first the one dies and then the other, of feedback-service one more in the middle of 32
 * writers.
 */
@SystemTest
@Tag("AH-11")
class SeveralInstancesIT {

    private static final int BURST = 60;
    private static final int WRITERS = 32;
    private static final int WRITTEN = 320;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** The numbered forms: which service numbers them, and where their records are listed. */
    private static final Map<String, List<String>> FORMS = Map.of(
            "FB", List.of("feedback", "/feedbacks"),
            "CP", List.of("complaint", "/complaints"),
            "CA", List.of("complaint", "/actions"),
            "RT", List.of("returns", "/returns"),
            "IN", List.of("returns", "/inspections"),
            "SV", List.of("survey", "/surveys"));

    private final World world;
    private final Map<String, Instance> others = new HashMap<>();

    SeveralInstancesIT(World world) {
        this.world = world;
    }

    /** Something that happens once so many events of the type have been seen. */
    private record Blow(String type, int after, Runnable strike) {}

    @Test
    @Tag("IM-031")
    void shareTheWorkAndLoseNothingWhicheverDies() {
        try {
            Parts.SERVICES.forEach(this::startAnother);
            others.values().forEach(Instance::awaitReady);
            var burst = new Burst(world, BURST);

            during(
                    burst::announce,
                    new Blow("qloop.returns.inspection-requested.v1", 15, () -> killFirst("returns")),
                    new Blow("qloop.returns.inspection-requested.v1", 35, () -> killOther("returns")));
            during(
                    () -> burst.recordResults("production"),
                    new Blow("qloop.complaint.action-assigned.v1", 15, () -> killOther("complaint")),
                    new Blow("qloop.notification.message-handed-over.v1", 15, () -> killFirst("notification")));
            burst.completeActions();
            burst.verifyActions();
            during(burst::closeComplaints, new Blow("qloop.survey.survey-sent.v1", 15, () -> killOther("survey")));
            during(
                    burst::answerSurveys,
                    new Blow("qloop.feedback.feedback-registered.v1", 15, () -> killFirst("feedback")));
            burst.assertEveryAnswerIsAFeedbackOnce();
            world.product().awaitReady("feedback");
            Set<String> written = ConcurrentHashMap.newKeySet();
            during(
                    () -> write(written),
                    new Blow("qloop.feedback.feedback-registered.v1", 100, () -> killOther("feedback")));

            burst.assertEveryReturnIsInspectedOnce();
            burst.assertEveryActionIsMailedOnce("production");
            burst.assertEverySurveyIsMailedOnce();
            burst.assertNothingWasPutAside();
            assertEveryNumberIsAccountedFor(written);
            // It was never killed, and what it did is no other's.
            assertThat(Metrics.of(others.get("notification").url()).value("qloop_events_consumed_total"))
                    .isPositive();
        } finally {
            others.values().forEach(Instance::close);
        }
        Until.holds("all are healthy again", LIMIT, () -> world.product().isHealthy());
    }

    /**
     * 32 people register feedback at both instances at once. Every tenth one is refused when it has its number already, and
     * some find that the instance has died under them.
     *
     * @param told gets the numbers that they are told
     */
    private void write(Set<String> told) {
        var chen = world.as("chen.sales").token().get();
        try (var first = new Rest(world.product().addresses(), world.product().url("feedback"));
                var other = new Rest(
                        world.product().addresses(), others.get("feedback").url());
                var people = Executors.newFixedThreadPool(WRITERS)) {
            var all = IntStream.range(0, WRITTEN)
                    .mapToObj(i -> people.submit(
                            () -> register((i % 2 == 0 ? first : other).bearing(chen), i % 10 == 0, told)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static void register(Rest.Session chen, boolean isRefused, Set<String> told) {
        var word = Work.feedback(isRefused ? "no-such-class" : "c", Work.fresh("written"));
        try {
            var answer = chen.post("/feedbacks", word);
            if (answer.status() == 201) {
                assertThat(told.add(answer.value("number"))).as(answer.text()).isTrue();
            } else {
                assertThat(answer.status()).as(answer.text()).isIn(422, 503);
            }
        } catch (UncheckedIOException noAnswer) {
            assertThat(noAnswer).hasCauseInstanceOf(IOException.class);
        }
    }

    /** None missing, none double: each belongs to a record or is listed as cancelled, of all that were ever given. */
    private void assertEveryNumberIsAccountedFor(Set<String> told) {
        FORMS.forEach((form, at) -> Until.asserted("the numbers of " + form, LIMIT, () -> {
            var ofRecords = numbers(world.as("li.quality").all(at.getLast()));
            var cancelled =
                    numbers(world.as("admin").all("/services/" + at.getFirst() + "/cancelled-numbers?form=" + form));

            assertThat(ofRecords).as("records of %s", form).doesNotHaveDuplicates();
            assertThat(cancelled).as("cancelled of %s", form).doesNotHaveDuplicates();
            assertThat(cancelled).doesNotContainAnyElementsOf(ofRecords);
            assertThat(Stream.concat(ofRecords.stream(), cancelled.stream())
                            .map(number -> Integer.parseInt(number.substring(number.lastIndexOf('-') + 1)))
                            .sorted())
                    .as("all numbers of %s", form)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, ofRecords.size() + cancelled.size())
                            .boxed()
                            .toList());
            if (form.equals("FB")) {
                assertThat(told).as("those who were told of").isNotEmpty().allMatch(ofRecords::contains);
                assertThat(cancelled).hasSizeGreaterThanOrEqualTo(WRITTEN / 10);
            }
        }));
    }

    private static List<String> numbers(List<JsonNode> items) {
        return items.stream().map(item -> item.path("number").asText()).toList();
    }

    private void startAnother(String service) {
        others.put(service, world.product().another(service));
    }

    private void killFirst(String service) {
        world.product().kill(service);
    }

    private void killOther(String service) {
        others.get(service).kill();
    }

    /** Does the work, and has each blow struck as soon as its events are there. */
    private void during(Runnable work, Blow... blows) {
        var struck = Stream.of(blows).map(this::arm).toList();
        var done = CompletableFuture.runAsync(work, Thread::startVirtualThread);
        struck.forEach(CompletableFuture::join);
        done.join();
    }

    private CompletableFuture<Void> arm(Blow blow) {
        var reached = new CountDownLatch(1);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Consumer<Seen> watch = event -> {
            if (event.type().equals(blow.type) && seen.add(event.id()) && seen.size() >= blow.after) {
                reached.countDown();
            }
        };
        world.events().listen(watch);
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        if (!reached.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                            throw new AssertionError("Never saw " + blow.after + " × " + blow.type);
                        }
                        blow.strike.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        world.events().forget(watch);
                    }
                },
                Thread::startVirtualThread);
    }
}
