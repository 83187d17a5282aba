package io.qloop.notification.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where ladders come from, and how often they are looked at. */
@ConfigMapping(prefix = "notification.escalation")
interface LadderSettings {

    /** Ladders in the place of those that come with the product, until somebody changes them over REST. */
    Optional<Path> file();

    /** Pause between two looks; {@code off} where another instance does it. */
    @WithDefault("1s")
    String every();

    /** How long nobody may be known for a message: a contact or a department may be on its way to us too. */
    @WithDefault("1m")
    Duration unaddressedFor();
}
