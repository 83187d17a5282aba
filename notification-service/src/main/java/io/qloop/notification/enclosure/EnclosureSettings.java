package io.qloop.notification.enclosure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The links to files that are too large for a mail. */
@ConfigMapping(prefix = "notification.enclosure")
interface EnclosureSettings {

    /** How long a link can be used, from when its mail was queued. */
    @WithDefault("90d")
    Duration validFor();
}
