package io.qloop.platform.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers to creating requests are kept. */
@ConfigMapping(prefix = "idempotency")
interface IdempotencySettings {

    /** How long a key is known. */
    @WithDefault("24h")
    Duration keep();

    /** How many keys one statement forgets; keeps the purge's transactions short. */
    @WithDefault("5000")
    int purgeBatch();
}
