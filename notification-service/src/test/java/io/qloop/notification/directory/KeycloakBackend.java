package io.qloop.notification.directory;

import io.qloop.platform.testing.Backends;
import java.util.Map;

/** The real Keycloak with the realm of every deployment and the users of the demo. */
public class KeycloakBackend extends Backends {

    static final String SERVER = "qloop.test.keycloak";

    @Override
    public Map<String, String> start() {
        var server =
                "http://localhost:" + started("keycloak").get("keycloakPort").asText();
        return Map.of(
                SERVER,
                server,
                "notification.keycloak.realm",
                server + "/realms/qloop",
                "notification.keycloak.secret",
                "qloop",
                // Nobody waits for this one: changes are noticed by Keycloak's log of them.
                "notification.keycloak.every",
                "1h",
                "notification.keycloak.look",
                "1s");
    }
}
