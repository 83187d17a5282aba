package io.qloop.platform.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What a service hears, and how much of it at once. */
@ConfigMapping(prefix = "qloop.events")
interface EventSettings {

    List<String> topics();

    /** How many transactions handle events at the same time; as many again handle cases that are set apart. */
    @WithDefault("4")
    int parallel();

    /** How many events one transaction may handle. */
    @WithDefault("100")
    int together();

    /** How long events that are handled together may take before each of their cases is handled by itself. */
    @WithDefault("5s")
    Duration patience();

    /** How many records of a partition may be waiting; then no more are taken from it. */
    @WithDefault("250")
    int waiting();
}
