package io.qloop.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one caller may ask for. */
@ConfigMapping(prefix = "gateway.call-limit")
public interface CallLimitSettings {
    /** Calls of the public paths at once from one client address. A company answers many surveys from one address. */
    @WithDefault("60")
    int burst();

    /** Calls a minute after that. */
    @WithDefault("60")
    int perMinute();

    /**
     * Calls of one caller to one service that may be under way at the same time, and as many streams. Far fewer than there are
     * connections to a service, so that one caller with slow downloads does not keep the others away.
     */
    @WithDefault("32")
    int underWay();
}
