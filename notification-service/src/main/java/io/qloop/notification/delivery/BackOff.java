package io.qloop.notification.delivery;

import java.time.Duration;

/** Pauses that double with each attempt, up to a longest one. */
final class BackOff {

    private static final int MAX_DOUBLINGS = 30;

    private BackOff() {}

    /** The pause after this many attempts, 1 for the first. */
    static Duration pause(int attempts, Duration first, Duration longest) {
        var doublings = Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
        var pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
