package io.qloop.local.part;

import io.qloop.local.Home;
import io.qloop.local.broker.Broker;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;

/** One Kafka node, broker and controller, in a Java process of its own. */
final class KafkaPart extends ProcessPart {

    private final Home home;
    private final int port;
    private final int controllerPort;
    private final Path settings;
    private final ClassArchive classes;

    KafkaPart(Home home, int port, int controllerPort) {
        super("kafka", Set.of(), Map.of("kafka", port, "kafka-controller", controllerPort), home.log("kafka"));
        this.home = home;
        this.port = port;
        this.controllerPort = controllerPort;
        this.settings = home.data("kafka").resolve("server.properties");
        this.classes = new ClassArchive(home, name(), home.product().resolve("qloop-local.jar"));
    }

    @Override
    public void prepare(Consumer<String> progress) throws IOException {
        Files.createDirectories(settings.getParent());
        var properties = new Properties();
        properties.load(new StringReader("""
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=6
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.segment.bytes=67108864
                log.cleaner.dedupe.buffer.size=16777216
                broker.heartbeat.interval.ms=250
                num.network.threads=2
                num.io.threads=4
                background.threads=4
                """.formatted(port, controllerPort)));
        properties.setProperty("log.dirs", settings.resolveSibling("log").toString());
        // Escapes what is not ASCII: the broker reads its settings as Latin-1.
        try (var out = Files.newOutputStream(settings)) {
            properties.store(out, null);
        }
    }

    @Override
    Program program() throws IOException {
        var command = new ArrayList<>(java());
        command.addAll(1, classes.options());
        command.addAll(List.of(Broker.class.getName(), settings.toString()));
        return new Program(command, Map.of(), home.data("kafka"), log());
    }

    private static List<String> java() {
        return List.of(
                Program.java(),
                "-Xms96m",
                "-Xmx384m",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka=info",
                "-cp",
                System.getProperty("java.class.path"));
    }

    @Override
    public void atLeisure() throws IOException, InterruptedException {
        classes.make(java());
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public boolean healthy() {
        return answers(port);
    }

    @Override
    public void furnish() throws Exception {
        Topics.furnish(port);
    }
}
