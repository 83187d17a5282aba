package io.qloop.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one client address may call the public paths. */
@ConfigMapping(prefix = "gateway.call-limit")
public interface CallLimitSettings {
    /** Calls at once. A company answers many surveys from one address. */
    @WithDefault("60")
    int burst();

    /** Calls a minute after that. */
    @WithDefault("60")
    int perMinute();
}
