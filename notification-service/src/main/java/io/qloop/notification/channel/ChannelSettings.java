package io.qloop.notification.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How channels are called, and which addresses may be. */
@ConfigMapping(prefix = "notification.channel")
interface ChannelSettings {

    /**
     * Networks in CIDR notation that may be called although they are not public, such as {@code 10.20.0.0/16}; to addresses
     * in them plain HTTP is allowed as well.
     */
    Optional<List<String>> allowedNetworks();

    /** Calls at the same time, for each instance of the service. */
    @WithDefault("4")
    int senders();

    /** Calls of one channel at the same time: a slow one does not keep the others waiting. */
    @WithDefault("2")
    int sendersPerChannel();

    /** How often is looked for what became due meanwhile or was queued by another instance. */
    @WithDefault("1s")
    Duration poll();

    /** How long an attempt may take until the answer is there. */
    @WithDefault("15s")
    Duration timeout();

    /** An attempt whose end is not recorded after this long is made again. */
    @WithDefault("60s")
    Duration lease();

    /** The pause after the first attempt; three times as long after each further one. */
    @WithDefault("5s")
    Duration firstPause();

    @WithDefault("4h")
    Duration longestPause();

    /** While a channel asks to wait without saying how long. */
    @WithDefault("1m")
    Duration askedToWaitPause();

    /** What waits longer than this is given up. */
    @WithDefault("72h")
    Duration giveUpAfter();

    /** How long is kept what was taken. */
    @WithDefault("90d")
    Duration keep();

    /** How long this instance may go on with what it knows of the channels after somebody else has changed them. */
    @WithDefault("2s")
    Duration knowFor();
}
