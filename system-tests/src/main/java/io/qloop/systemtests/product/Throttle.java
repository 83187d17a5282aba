package io.qloop.systemtests.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes a part slow: its processes are stopped and let go again and again, so that every word with them may take its time. What
 * speaks to it waits, as with a disk or a network that hardly answers.
 */
public final class Throttle implements AutoCloseable {

    private static final long STANDING_MILLIS = 200;
    private static final long RUNNING_MILLIS = 200;

    private final ProcessHandle part;
    private final CountDownLatch enough = new CountDownLatch(1);
    private final Thread hand;

    /** @param part a process with everything that it has started */
    public Throttle(ProcessHandle part) {
        this.part = part;
        this.hand = Thread.ofPlatform().daemon().start(this::slowDown);
    }

    private void slowDown() {
        try {
            do {
                signal("STOP");
            } while (!enough.await(STANDING_MILLIS, TimeUnit.MILLISECONDS) && letGo());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            signal("CONT");
        }
    }

    private boolean letGo() throws InterruptedException {
        signal("CONT");
        return !enough.await(RUNNING_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void signal(String name) {
        var command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(part.pid())));
        part.descendants().map(one -> Long.toString(one.pid())).forEach(command::add);
        try {
            // One that has ended meanwhile is none to be signalled.
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It runs again as before. */
    @Override
    public void close() {
        enough.countDown();
        try {
            hand.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
