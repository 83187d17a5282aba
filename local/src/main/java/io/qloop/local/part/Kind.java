package io.qloop.local.part;

import static io.qloop.local.Texts.text;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Obstacle;
import io.qloop.local.Ports;
import java.io.IOException;
import java.util.List;

/** Where the back ends come from. The one place where that is chosen. */
public enum Kind {
    EMBEDDED,
    CONTAINERS;

    /** {@code auto}: containers where a Docker engine answers, the embedded programs otherwise. */
    public static Kind chosenBy(String word) {
        return switch (word) {
            case "embedded" -> EMBEDDED;
            case "auto" -> Docker.answers() ? CONTAINERS : EMBEDDED;
            case "containers" -> {
                if (!Docker.answers()) {
                    throw new Obstacle(text("docker.none"));
                }
                yield CONTAINERS;
            }
            default -> throw new Obstacle(text("kind.unknown", word));
        };
    }

    public List<Part> backends(Home home, Ports ports, Addresses addresses) throws IOException {
        return this == EMBEDDED ? Parts.embedded(home, ports, addresses) : Parts.containers(home, ports, addresses);
    }
}
