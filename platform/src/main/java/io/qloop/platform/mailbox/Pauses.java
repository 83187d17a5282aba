package io.qloop.platform.mailbox;

import io.qloop.platform.transaction.BackOff;
import java.time.Duration;

/** Leaves alone who failed: for a while, and twice as long each further time, up to a longest one. */
public final class Pauses {

    private final Duration first;
    private final Duration longest;
    private int failures;
    private long endsAt;

    public Pauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** @param now of {@link System#nanoTime()} */
    public synchronized boolean lasts(long now) {
        return failures > 0 && endsAt - now > 0;
    }

    public synchronized void failed(long now) {
        failures++;
        endsAt = now + BackOff.pause(failures, first, longest).toNanos();
    }

    public synchronized void succeeded() {
        failures = 0;
    }
}
