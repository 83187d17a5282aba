package io.qloop.notification.channel;

/** How far something is that is told over a channel. */
public enum DispatchStatus {
    QUEUED,
    SENDING,
    /** The other end has taken it. */
    TAKEN,
    /** It was refused for good, or given up. */
    FAILED
}
