package io.qloop.notification.inapp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what changes reaches those who watch. */
@ConfigMapping(prefix = "notification.in-app")
interface InAppSettings {

    /** How often is looked, while somebody watches, for what other instances have written. */
    @WithDefault("1s")
    Duration poll();

    /** How long a stream is silent at most; shorter than proxies wait. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How many streams somebody may have open, with each instance. */
    @WithDefault("8")
    int streamsPerPerson();

    /** How long somebody may be away without having to read the list anew. */
    @WithDefault("7d")
    Duration keepChanges();
}
