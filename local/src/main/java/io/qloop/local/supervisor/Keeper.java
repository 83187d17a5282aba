package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import io.qloop.local.part.Launch;
import io.qloop.local.part.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Watches over one part: starts it again when it ends by itself, and starts and stops it on command. */
final class Keeper {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Part part;
    private final Consumer<String> say;
    private final Runnable changed;
    private boolean wanted = true;
    private volatile String state = "waiting";
    private volatile int restarts;
    private int failures;
    private Instant readySince = Instant.MAX;

    Keeper(Part part, Consumer<String> say, Runnable changed) {
        this.part = part;
        this.say = say;
        this.changed = changed;
    }

    Part part() {
        return part;
    }

    String state() {
        return state;
    }

    int restarts() {
        return restarts;
    }

    void now(String newState) {
        state = newState;
        if (newState.equals("ready")) {
            readySince = Instant.now();
        }
        changed.run();
    }

    /** Runs until the thread is interrupted; begins when the first start has succeeded. */
    void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOK);
                if (state.equals("ready") && wanted() && !part.alive()) {
                    again();
                }
            }
        } catch (InterruptedException e) {
            // the supervisor stops
        }
    }

    private void again() throws InterruptedException {
        if (Duration.between(readySince, Instant.now()).compareTo(STEADY) > 0) {
            failures = 0;
        }
        now("failing");
        while (wanted() && !state.equals("ready")) {
            var pause = pause(failures++);
            say.accept(
                    pause.isZero()
                            ? text("again.now", part.lastEnd())
                            : text("again.later", part.lastEnd(), pause.toSeconds()));
            Thread.sleep(pause);
            if (wanted()) {
                restarts++;
                attempt();
            }
        }
    }

    /** Grows with each failure in a row: at once, 1 s, 2 s, 4 s, and so on. */
    static Duration pause(int failures) {
        return failures == 0
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(10, failures - 1)));
    }

    private void attempt() throws InterruptedException {
        try {
            synchronized (this) {
                if (!wanted) {
                    return;
                }
                now("starting");
                part.start();
            }
            changed.run();
            while (wanted() && part.alive()) {
                if (part.healthy()) {
                    part.furnish();
                    say.accept(text("again.ready"));
                    now("ready");
                    return;
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            say.accept(text("again.failed", e.getMessage()));
        }
    }

    private synchronized boolean wanted() {
        return wanted;
    }

    /** Stops the part; it stays stopped until it is started by command. */
    synchronized void stop() {
        wanted = false;
        part.stop();
        now("stopped");
        say.accept(text("state.stopped"));
    }

    /** Starts the part and returns when it is healthy. Does nothing if it runs. */
    void start() throws Exception {
        synchronized (this) {
            if (wanted && part.alive()) {
                return;
            }
            now("starting");
            part.start();
        }
        changed.run();
        new Launch((any, stage, words) -> say.accept(words), changed).healthy(part);
        synchronized (this) {
            wanted = true;
            failures = 0;
            now("ready");
        }
    }
}
