package io.qloop.notification.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where people's accounts are; without a secret nobody is taken over from there. */
@ConfigMapping(prefix = "notification.keycloak")
interface KeycloakSettings {

    /** The realm, such as {@code http://localhost:8180/realms/qloop}. */
    URI realm();

    /** Its service account may view users. */
    @WithDefault("notification")
    String client();

    Optional<String> secret();

    @WithDefault("10s")
    Duration timeout();

    /** How often everybody is taken over in any case. */
    @WithDefault("5m")
    Duration every();

    /** How often it is asked whether somebody changed a user. */
    @WithDefault("10s")
    Duration look();
}
