package io.qloop.platform.deadline;

/** Where a deadline is in its life. Whether it is late, its date tells. */
public enum DeadlineStatus {
    RUNNING,
    PAUSED,
    MET,
    CANCELLED;

    boolean isOver() {
        return this == MET || this == CANCELLED;
    }
}
