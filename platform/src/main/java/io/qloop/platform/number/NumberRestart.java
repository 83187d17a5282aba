package io.qloop.platform.number;

/** When the counter of a series begins with 1 again. */
public enum NumberRestart {
    YEARLY,
    NEVER;

    static NumberRestart of(NumberPattern pattern) {
        return pattern.restartsYearly() ? YEARLY : NEVER;
    }
}
