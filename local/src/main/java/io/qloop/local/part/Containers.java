package io.qloop.local.part;

import io.qloop.local.Home;
import io.qloop.local.Ports;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The same back ends as {@link Parts#embedded}, from their official images. */
final class Containers {

    static final String POSTGRES = "postgres:18";
    static final String KAFKA = "apache/kafka:4.1.1";
    static final String KEYCLOAK = "quay.io/keycloak/keycloak:26.7.3";
    static final String MAIL = "greenmail/standalone:2.1.13";

    private Containers() {}

    static Part postgres(Home home, Ports ports) {
        int port = ports.of("postgres");
        var container = image(POSTGRES)
                .withEnv("POSTGRES_PASSWORD", Databases.PASSWORD)
                .withCommand("postgres", "-c", "max_connections=200", "-c", "timezone=UTC");
        return new ContainerPart(
                "postgres",
                container,
                Map.of("postgres", port),
                Map.of("postgres", 5432),
                () -> Databases.answers(port),
                () -> Databases.furnish(port),
                home.log("postgres"));
    }

    static Part kafka(Home home, Ports ports) {
        int port = ports.of("kafka");
        var container = image(KAFKA)
                .withEnv(Map.ofEntries(
                        Map.entry("KAFKA_NODE_ID", "1"),
                        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                        Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
                        Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://localhost:" + port),
                        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                        Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "6"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")));
        return new ContainerPart(
                "kafka",
                container,
                Map.of("kafka", port),
                Map.of("kafka", 9092),
                () -> ProcessPart.answers(port),
                () -> Topics.furnish(port),
                home.log("kafka"));
    }

    static Part keycloak(Home home, Ports ports, String publicUrl) throws IOException {
        int port = ports.of("keycloak");
        var variables = new HashMap<>(Realm.LOCAL_SECRETS);
        variables.put("QLOOP_PUBLIC_URL", publicUrl);
        var container = image(KEYCLOAK)
                .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", Databases.PASSWORD)
                .withEnv("KC_HOSTNAME", "http://localhost:" + port)
                .withEnv("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m")
                .withCopyToContainer(
                        Transferable.of(Realm.local(home, variables)), "/opt/keycloak/data/import/qloop-realm.json")
                .withCommand("start-dev", "--import-realm");
        return new ContainerPart(
                "keycloak",
                container,
                Map.of("keycloak", port),
                Map.of("keycloak", 8080),
                () -> ProcessPart.answersOk(
                        "http://127.0.0.1:" + port + "/realms/qloop/.well-known/openid-configuration"),
                () -> {},
                home.log("keycloak"));
    }

    static Part mail(Home home, Ports ports) {
        int smtp = ports.of("smtp");
        int imap = ports.of("imap");
        var container = image(MAIL)
                .withEnv(
                        "GREENMAIL_OPTS",
                        "-Dgreenmail.setup.test.smtp -Dgreenmail.setup.test.imap -Dgreenmail.hostname=0.0.0.0"
                                + " -Dgreenmail.auth.disabled");
        return new ContainerPart(
                "mail",
                container,
                Map.of("smtp", smtp, "imap", imap),
                Map.of("smtp", 3025, "imap", 3143),
                () -> ProcessPart.answers(smtp) && ProcessPart.answers(imap),
                () -> {},
                home.log("mail"));
    }

    private static GenericContainer<?> image(String name) {
        return new GenericContainer<>(DockerImageName.parse(name));
    }
}
