package io.qloop.notification.letter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What letters need to know of the place where they are written. */
@ConfigMapping(prefix = "notification.letter")
interface LetterSettings {

    /** Where people reach the product; links start with it. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();
}
