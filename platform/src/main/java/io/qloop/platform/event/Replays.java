package io.qloop.platform.event;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads a topic again from its beginning, beside the consumer group, and gives those events their effect once more of which this
 * does no harm: so a service learns what an earlier version of it had no use for.
 */
@ApplicationScoped
class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, Object> kafka;
    private final String service;
    private final EventSettings settings;
    private final EventEffects effects;
    private final OneAtATime oneAtATime;

    Replays(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            EventSettings settings,
            EventEffects effects,
            OneAtATime oneAtATime) {
        this.kafka = kafka;
        this.service = service;
        this.settings = settings;
        this.effects = effects;
        this.oneAtATime = oneAtATime;
    }

    /**
     * What a replay came to.
     *
     * @param refused events that are refused now
     */
    record Replayed(int read, int repeated, int refused) {}

    /**
     * Reads the topic up to where it ends now.
     *
     * @throws Refusal 404 for a topic that this service does not read, 409 while it is replayed already
     */
    Replayed replay(String topic) {
        if (!settings.topics().contains(topic)) {
            throw Refusal.notFound("topic-not-read", topic);
        }
        return QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST.toSeconds())
                .call(() -> {
                    if (!oneAtATime.isMine("replay " + topic)) {
                        throw Refusal.conflict("topic-replayed", topic);
                    }
                    return read(topic);
                });
    }

    private Replayed read(String topic) {
        var config = EventConsumer.settings(kafka, service);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var sum = new Replayed(0, 0, 0);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var raw : consumer.poll(POLL)) {
                    sum = repeat(ReceivedRecord.of(raw), sum);
                }
            }
            LOG.infof(
                    "%s was read again: %d events, %d of them repeated, %d refused",
                    topic, sum.read(), sum.repeated(), sum.refused());
            return sum;
        } catch (KafkaException away) {
            LOG.warnf(away, "%s could not be read again to its end", topic);
            throw Refusal.unavailable("topic-unavailable", topic);
        }
    }

    private Replayed repeat(ReceivedRecord raw, Replayed sum) {
        try {
            var repeated = effects.repeat(raw);
            return new Replayed(sum.read() + 1, sum.repeated() + (repeated ? 1 : 0), sum.refused());
        } catch (Refusal refusal) {
            LOG.warnf("%s/%d/%d is refused: %s", raw.topic(), raw.partition(), raw.offset(), refusal.code());
            return new Replayed(sum.read() + 1, sum.repeated(), sum.refused() + 1);
        }
    }
}
