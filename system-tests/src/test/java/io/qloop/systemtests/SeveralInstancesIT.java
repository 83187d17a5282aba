package io.qloop.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.systemtests.product.EventLog.Seen;
import io.qloop.systemtests.product.Instance;
import io.qloop.systemtests.product.Metrics;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two instances of each service share the work of a burst of 500 returns, and die by {@code kill -9} one after the other
 * in the middle of it: the one that the launcher keeps is started again by it, the other one by the test.
 */
@SystemTest
@Tag("AH-11")
class SeveralInstancesIT {

    private static final int BURST = 500;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final World world;
    private final Map<String, Instance> others = new HashMap<>();

    SeveralInstancesIT(World world) {
        this.world = world;
    }

    /** Something that happens once so many events of the type have been seen. */
    private record Blow(String type, int after, Runnable strike) {}

    @Test
    void shareTheWorkAndLoseNothingWhicheverDies() {
        try {
            Parts.SERVICES.forEach(this::startAnother);
            others.values().forEach(Instance::awaitReady);
            var burst = new Burst(world, BURST);

            during(
                    burst::announce,
                    new Blow("qloop.returns.inspection-requested.v1", 100, () -> killFirst("returns")),
                    new Blow("qloop.returns.inspection-requested.v1", 250, () -> replaceOther("returns")));
            during(
                    () -> burst.recordResults("production"),
                    new Blow("qloop.complaint.action-assigned.v1", 100, () -> replaceOther("complaint")),
                    new Blow("qloop.notification.message-handed-over.v1", 100, () -> killFirst("notification")),
                    new Blow("qloop.complaint.action-assigned.v1", 300, () -> killFirst("complaint")));
            burst.completeActions();
            burst.verifyActions();
            during(burst::closeComplaints, new Blow("qloop.survey.survey-sent.v1", 100, () -> replaceOther("survey")));
            during(
                    burst::answerSurveys,
                    new Blow("qloop.feedback.feedback-registered.v1", 50, () -> killFirst("feedback")),
                    new Blow("qloop.feedback.feedback-registered.v1", 200, () -> replaceOther("feedback")));

            burst.assertEveryReturnIsInspectedOnce();
            burst.assertEveryActionIsMailedOnce("production");
            burst.assertEverySurveyIsMailedOnce();
            burst.assertEveryAnswerIsAFeedbackOnce();
            burst.assertNothingWasPutAside();
            // It was never killed, and what it did is no other's.
            assertThat(Metrics.of(others.get("notification").url()).value("qloop_events_consumed_total"))
                    .isPositive();
        } finally {
            others.values().forEach(Instance::close);
        }
        Until.holds("all are healthy again", LIMIT, () -> world.product().isHealthy());
    }

    private void startAnother(String service) {
        others.put(service, world.product().another(service));
    }

    private void killFirst(String service) {
        world.product().kill(service);
    }

    private void replaceOther(String service) {
        others.get(service).kill();
        startAnother(service);
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
