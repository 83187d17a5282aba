package io.qloop.local.part;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * A part that is a container of a Docker engine on this machine. Its host ports are chosen before and stay the same, so
 * that stopping and starting it looks like stopping and starting a process.
 */
final class ContainerPart implements Part {

    /** What has to be done in a part once it is healthy. */
    interface Furnishing {
        void run() throws Exception;
    }

    private final String name;
    private final Map<String, Integer> ports;
    private final Path log;
    private final GenericContainer<?> container;
    private final BooleanSupplier health;
    private final Furnishing furnishing;

    /**
     * @param inside the port inside the container for each name in {@code ports}
     */
    ContainerPart(
            String name,
            GenericContainer<?> container,
            Map<String, Integer> ports,
            Map<String, Integer> inside,
            BooleanSupplier health,
            Furnishing furnishing,
            Path log) {
        this.name = name;
        this.ports = Map.copyOf(ports);
        this.log = log;
        this.health = health;
        this.furnishing = furnishing;
        this.container = container;
        container.setPortBindings(ports.entrySet().stream()
                .map(port -> port.getValue() + ":" + inside.get(port.getKey()))
                .toList());
        container
                .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
                .waitingFor(new NoWaiting())
                .withLogConsumer(frame -> append(frame.getUtf8String()));
    }

    /** Health is looked at from outside, the same way as for a process. */
    private static final class NoWaiting extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // see healthy()
        }
    }

    private synchronized void append(String text) {
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Map<String, Integer> ports() {
        return ports;
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (!alive()) {
            DockerClientFactory.instance()
                    .client()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    @Override
    public boolean alive() {
        try {
            return container.getContainerId() != null
                    && Boolean.TRUE.equals(DockerClientFactory.instance()
                            .client()
                            .inspectContainerCmd(container.getContainerId())
                            .exec()
                            .getState()
                            .getRunning());
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Override
    public boolean healthy() {
        return health.getAsBoolean();
    }

    @Override
    public void furnish() throws Exception {
        furnishing.run();
    }

    @Override
    public void stop() {
        if (alive()) {
            DockerClientFactory.instance()
                    .client()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout((int) Duration.ofSeconds(20).toSeconds())
                    .exec();
        }
    }

    @Override
    public void release() {
        container.stop();
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public String toString() {
        return name
                + ports.entrySet().stream()
                        .map(port -> " " + port.getKey() + "=" + port.getValue())
                        .collect(Collectors.joining());
    }
}
