package io.qloop.systemtests;

import io.qloop.systemtests.product.EventLog.Seen;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.World;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each service dies by {@code kill -9} while it is in the middle of a burst of 40 returns: seen by the events that it
 * has announced until then. Nobody but the launcher starts it again.
 */
@SystemTest
@Tag("AH-11")
class KilledInTheMiddleIT {

    private static final int BURST = 40;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final World world;

    KilledInTheMiddleIT(World world) {
        this.world = world;
    }

    /** Who dies, and by which events it is seen to be in the middle of its work. */
    enum Victim {
        RETURNS("qloop.returns.inspection-requested.v1", 15, Stage.ANNOUNCE),
        GATEWAY("qloop.returns.inspection-completed.v1", 15, Stage.INSPECT),
        COMPLAINT("qloop.complaint.action-assigned.v1", 15, Stage.INSPECT),
        NOTIFICATION("qloop.notification.message-handed-over.v1", 15, Stage.INSPECT),
        SURVEY("qloop.survey.survey-sent.v1", 15, Stage.CLOSE),
        FEEDBACK("qloop.feedback.feedback-registered.v1", 15, Stage.ANSWER);

        private final String sign;
        private final int signs;
        private final Stage stage;

        Victim(String sign, int signs, Stage stage) {
            this.sign = sign;
            this.signs = signs;
            this.stage = stage;
        }

        String service() {
            return name().toLowerCase();
        }
    }

    /** What is done with the burst, one after the other. */
    enum Stage {
        ANNOUNCE(Burst::announce),
        INSPECT(burst -> burst.recordResults("production")),
        COMPLETE(Burst::completeActions),
        VERIFY(Burst::verifyActions),
        CLOSE(Burst::closeComplaints),
        ANSWER(Burst::answerSurveys);

        private final Consumer<Burst> work;

        Stage(Consumer<Burst> work) {
            this.work = work;
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndDoublesNothing(Victim victim) {
        var burst = new Burst(world, BURST);

        for (var stage : Stage.values()) {
            if (stage == victim.stage) {
                killDuring(victim, () -> stage.work.accept(burst));
            } else if (stage.compareTo(victim.stage) < 0 || stage.compareTo(Stage.INSPECT) <= 0) {
                stage.work.accept(burst);
            }
        }

        burst.assertEveryReturnIsInspectedOnce();
        burst.assertEveryActionIsMailedOnce("production");
        if (victim.stage.compareTo(Stage.CLOSE) >= 0) {
            burst.assertEverySurveyIsMailedOnce();
        }
        if (victim.stage.compareTo(Stage.ANSWER) >= 0) {
            burst.assertEveryAnswerIsAFeedbackOnce();
        }
        burst.assertNothingWasPutAside();
    }

    private void killDuring(Victim victim, Runnable work) {
        var inTheMiddle = new CountDownLatch(1);
        Consumer<Seen> watch = count(victim.signs, event -> event.type().equals(victim.sign), inTheMiddle);
        world.events().listen(watch);
        try {
            var done = CompletableFuture.runAsync(work, Thread::startVirtualThread);
            if (!inTheMiddle.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Never saw " + victim.signs + " × " + victim.sign);
            }
            world.product().kill(victim.service());
            done.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            world.events().forget(watch);
        }
        Until.holds("all are healthy again", LIMIT, () -> world.product().isHealthy());
        Parts.SERVICES.forEach(world.product()::awaitReady);
    }

    private static Consumer<Seen> count(int enough, Predicate<Seen> meant, CountDownLatch reached) {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return event -> {
            if (meant.test(event) && seen.add(event.id()) && seen.size() >= enough) {
                reached.countDown();
            }
        };
    }
}
