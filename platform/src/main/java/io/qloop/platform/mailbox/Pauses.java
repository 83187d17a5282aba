package io.qloop.platform.mailbox;

import java.time.Duration;

/** Leaves alone who failed: for a while, and twice as long each further time, up to a longest one. */
public final class Pauses {

    private static final int MOST_DOUBLINGS = 30;

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
        var doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        var pause = doubled.compareTo(longest) > 0 ? longest : doubled;
        failures++;
        endsAt = now + pause.toNanos();
    }

    public synchronized void succeeded() {
        failures = 0;
    }
}
