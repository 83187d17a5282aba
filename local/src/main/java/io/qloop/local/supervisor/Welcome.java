package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Ports;

/** What a newcomer wants to know as soon as everything runs. */
final class Welcome {

    private Welcome() {}

    static String words(Addresses at, Ports ports, Home home, double seconds, boolean complete) {
        var elapsed = "%.1f".formatted(seconds);
        if (!complete) {
            return text("welcome.partly", elapsed);
        }
        return text(
                "welcome",
                elapsed,
                at.gateway(),
                at.keycloak(),
                at.kafka(),
                ports.of("postgres"),
                at.smtpPort(),
                at.imapPort(),
                home.directory());
    }
}
