package io.qloop.platform.timeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a service keeps for the timelines of its cases. */
@ConfigMapping(prefix = "qloop.timeline")
interface TimelineSettings {

    /** The topics of other services that it keeps events of; each is one of {@code qloop.events.topics}. */
    Optional<Set<String>> hears();

    /** How long the events of a loop are kept in which this service has no case; it may get one late. */
    @WithDefault("400d")
    Duration keepWithoutCase();
}
