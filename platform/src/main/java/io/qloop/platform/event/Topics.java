package io.qloop.platform.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the topics that the service writes and reads, where nobody has made them before; a topic that exists stays as it
 * is. With Kafka away the service starts all the same and the topics follow.
 */
@ApplicationScoped
class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    /** Of these the newest record of each thing is the truth. */
    private static final Set<String> COMPACTED = Set.of("erp.master-data", "qloop.calendar");

    private static final int PATIENCE_SECONDS = 5;

    private final Map<String, Object> kafka;
    private final TreeSet<String> names;
    private final int partitions;
    private volatile boolean running = true;
    private Thread thread;

    Topics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventSettings events,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "qloop.topics.partitions", defaultValue = "6") int partitions) {
        this.kafka = kafka;
        this.names = new TreeSet<>(events.topics());
        this.names.add("qloop." + service);
        this.partitions = partitions;
    }

    // Before the consumer connects, so that it finds its topics.
    void onStart(@Observes @Priority(1) StartupEvent start) {
        if (!create()) {
            thread = Thread.ofVirtual().name("topics").start(this::keepTrying);
        }
    }

    void onStop(@Observes ShutdownEvent stop) {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void keepTrying() {
        while (running && !create()) {
            LOG.debug("Kafka is away; the topics are made when it is back");
        }
    }

    private boolean create() {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
        try (var admin = Admin.create(config)) {
            var existing = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var missing = names.stream()
                    .filter(n -> !existing.contains(n))
                    .map(this::topic)
                    .toList();
            for (var made : admin.createTopics(missing).values().entrySet()) {
                try {
                    made.getValue().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Topics cannot be checked: %s", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private NewTopic topic(String name) {
        var topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
        return COMPACTED.contains(name)
                ? topic.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
                : topic;
    }
}
