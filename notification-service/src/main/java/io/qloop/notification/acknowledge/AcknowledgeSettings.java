package io.qloop.notification.acknowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The links by which mails are acknowledged. */
@ConfigMapping(prefix = "notification.acknowledge")
interface AcknowledgeSettings {

    /** What links are sealed with, 32 characters or more; without it one is made up at the first start and kept. */
    Optional<String> secret();

    /** How long a link can be used, from when its mail was queued. */
    @WithDefault("14d")
    Duration validFor();
}
