package io.qloop.notification.channel;

/** Does anything go out over a channel? */
public enum ChannelState {
    ACTIVE,
    /** Switched off by hand. */
    OFF,
    /** The other end has answered that it does not want to be called any more (410). */
    GONE
}
