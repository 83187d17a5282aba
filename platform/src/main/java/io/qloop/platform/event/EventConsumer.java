package io.qloop.platform.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.qloop.platform.problem.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one door through which events come in (docs/adr/0009-parallel-intake.md). Each event has its effect once, those of
 * a case in their order; a slow or failing case does not hold up the others.
 */
@ApplicationScoped
public class EventConsumer {

    private final Map<String, Object> kafka;
    private final String service;
    private final EventEffects effects;
    private final MeterRegistry meters;
    private final Intake intake;

    EventConsumer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            EventSettings settings,
            EventEffects effects,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.service = service;
        this.effects = effects;
        this.meters = meters;
        this.intake = new Intake(this::connect, effects, settings);
    }

    /** After everything else that wants to be ready before the first event. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent start) {
        Gauge.builder("qloop.events.waiting", intake.backlog(), Backlog::size)
                .description("Records that were taken from Kafka and are not finished")
                .register(meters);
        Gauge.builder("qloop.events.apart", intake.backlog(), Backlog::casesApart)
                .description("Cases whose events are handled one by one, because they took long or failed")
                .register(meters);
        intake.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        intake.close();
    }

    /** How many events were taken from Kafka and are not finished: while there are many, what can wait should. */
    public int waiting() {
        return intake.backlog().size();
    }

    /**
     * Handles one record that was put aside before, in a transaction of its own.
     *
     * @throws Refusal with the reason when it still cannot be handled
     */
    public void redrive(ReceivedRecord raw) {
        effects.redrive(raw);
    }

    private Consumer<String, byte[]> connect() {
        return new Measured(settings(kafka, service), meters);
    }

    static Map<String, Object> settings(Map<String, Object> kafka, String group) {
        var config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // An instance that died without a word is missed after this time; until then nobody else gets its partitions.
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        // What is fetched ahead is memory too: the backlog takes no more than this at once.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 250);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        return config;
    }

    /** Shows Kafka's own figures of the consumer, such as the lag, as long as it is open. */
    private static final class Measured extends KafkaConsumer<String, byte[]> {
        private final KafkaClientMetrics figures = new KafkaClientMetrics(this);

        private Measured(Map<String, Object> config, MeterRegistry meters) {
            super(config, new StringDeserializer(), new ByteArrayDeserializer());
            figures.bindTo(meters);
        }

        @Override
        public void close() {
            figures.close();
            super.close();
        }
    }
}
