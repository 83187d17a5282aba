package io.qloop.platform.transaction;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double with each attempt, up to a longest one, each shortened by chance. */
public final class BackOff {

    private static final int MAX_DOUBLINGS = 30;

    private BackOff() {}

    /** How long to wait after this many attempts. */
    public static Duration after(int attempts, Duration first, Duration longest) {
        return jittered(
                pause(attempts, first, longest), ThreadLocalRandom.current().nextDouble());
    }

    /** The longest that the pause after this many attempts may be, 1 for the first. */
    public static Duration pause(int attempts, Duration first, Duration longest) {
        var doublings = Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
        var pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /**
     * Between the half and the whole of a pause, so that what was postponed together does not come back together.
     *
     * @param chance from 0 to 1
     */
    public static Duration jittered(Duration pause, double chance) {
        var half = pause.toNanos() / 2;
        return Duration.ofNanos(half + (long) (half * chance));
    }
}
