package io.qloop.local;

import java.util.Map;
import java.util.Objects;

/**
 * Where a running product answers, for everything that speaks to it from outside.
 *
 * @param gateway   base URL of the gateway, without a slash at the end
 * @param keycloak  base URL of Keycloak, without a slash at the end
 * @param kafka     bootstrap servers
 * @param smtpPort  SMTP port on this machine
 * @param imapPort  IMAP port on this machine
 * @param publicUrl base URL that stands in mails
 */
public record Addresses(String gateway, String keycloak, String kafka, int smtpPort, int imapPort, String publicUrl) {

    public Addresses {
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(keycloak, "keycloak");
        Objects.requireNonNull(kafka, "kafka");
        Objects.requireNonNull(publicUrl, "publicUrl");
    }

    /** The addresses of a product that listens on these ports of this machine. */
    public static Addresses on(Ports ports) {
        var gateway = "http://localhost:" + ports.of("gateway");
        return new Addresses(
                gateway,
                "http://localhost:" + ports.of("keycloak"),
                "localhost:" + ports.of("kafka"),
                ports.of("smtp"),
                ports.of("imap"),
                gateway);
    }

    /** The URL that tokens name as their issuer. */
    public String issuer() {
        return keycloak + "/realms/qloop";
    }

    /** These addresses, where the environment does not name others (a product on another machine, or in containers). */
    public Addresses overriddenBy(Map<String, String> environment) {
        return new Addresses(
                environment.getOrDefault("QLOOP_GATEWAY_URL", gateway),
                environment.getOrDefault("QLOOP_KEYCLOAK_URL", keycloak),
                environment.getOrDefault("QLOOP_KAFKA", kafka),
                Integer.parseInt(environment.getOrDefault("QLOOP_SMTP_PORT", String.valueOf(smtpPort))),
                Integer.parseInt(environment.getOrDefault("QLOOP_IMAP_PORT", String.valueOf(imapPort))),
                environment.getOrDefault("QLOOP_PUBLIC_URL", publicUrl));
    }
}
