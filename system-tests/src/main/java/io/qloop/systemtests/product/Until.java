package io.qloop.systemtests.product;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ThrowingRunnable;
import org.awaitility.pollinterval.IterativePollInterval;
import org.awaitility.pollinterval.PollInterval;

/** Waits for what is to come: looks again and again, up to a limit. */
public final class Until {

    public static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(400);

    /** What takes long is looked at less and less often: the product is to have the processor. */
    private static final PollInterval INTERVAL = new IterativePollInterval(
            pause -> pause.multipliedBy(5).dividedBy(4).compareTo(LONGEST) > 0
                    ? LONGEST
                    : pause.multipliedBy(5).dividedBy(4),
            SHORTEST);

    /** What no waiting mends; ends every wait at once. */
    public static class Hopeless extends Error {
        private static final long serialVersionUID = 1L;

        public Hopeless(String why) {
            super(why);
        }
    }

    private Until() {}

    private static boolean mayPass(Throwable fault) {
        return !(fault instanceof Hopeless);
    }

    public static void asserted(String what, ThrowingRunnable assertion) {
        asserted(what, LIMIT, assertion);
    }

    public static void asserted(String what, Duration limit, ThrowingRunnable assertion) {
        await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(limit)
                .ignoreExceptionsMatching(Until::mayPass)
                .untilAsserted(assertion);
    }

    public static void holds(String what, Callable<Boolean> condition) {
        holds(what, LIMIT, condition);
    }

    public static void holds(String what, Duration limit, Callable<Boolean> condition) {
        await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(limit)
                .ignoreExceptionsMatching(Until::mayPass)
                .until(condition);
    }

    public static <T> T present(String what, Callable<Optional<T>> question) {
        return present(what, LIMIT, question);
    }

    public static <T> T present(String what, Duration limit, Callable<Optional<T>> question) {
        var answer = new AtomicReference<T>();
        holds(what, limit, () -> {
            question.call().ifPresent(answer::set);
            return answer.get() != null;
        });
        return answer.get();
    }
}
