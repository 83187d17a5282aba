package io.qloop.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Waits for what is to come, asking again and again, no longer than a limit. */
final class Await {

    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /** What the question answers as soon as it has an answer; a {@link NotSeen} that names what was waited for. */
    static <T> T until(String what, Callable<Optional<T>> question) {
        return until(what, LIMIT, question);
    }

    static <T> T until(String what, Duration limit, Callable<Optional<T>> question) {
        var end = Instant.now().plus(limit);
        Exception last = null;
        while (true) {
            try {
                var answer = question.call();
                if (answer.isPresent()) {
                    return answer.get();
                }
                last = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotSeen("interrupted while waiting for " + what, e);
            } catch (Exception e) {
                last = e;
            }
            if (Instant.now().isAfter(end)) {
                throw new NotSeen(
                        "not seen within " + limit.toSeconds() + " s: " + what
                                + (last == null ? "" : " (" + last.getMessage() + ")"),
                        last);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("interrupted", e);
        }
    }

    /** Something that should have been seen was not. */
    static final class NotSeen extends RuntimeException {
        NotSeen(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
