package io.qloop.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service's own consumer, and another one in the same group that dies in the middle. */
@ServiceTest
class TwoInstancesTest {

    private static final String TOPIC = "logistics.returns";
    private static final String TYPE = "logistics.return-received.v1";
    private static final int CASES = 100;
    private static final int EVENTS_OF_A_CASE = 10;
    private static final int LIFE = 200;

    private final String test = "RN-" + UUID.randomUUID();
    private KafkaProbe probe;
    private Mortal other;

    @Inject
    EntityManager em;

    @Inject
    EventEffects effects;

    @Inject
    EventSettings settings;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @BeforeEach
    void begin() {
        probe = new KafkaProbe();
        other = new Mortal();
    }

    @AfterEach
    void end() throws InterruptedException {
        other.intake.close();
        probe.close();
    }

    @Test
    @Tag("AH-11")
    void giveEachEventItsEffectOnceAndInOrderThoughOneOfThemDies() throws InterruptedException {
        other.intake.start();
        await().atMost(Duration.ofMinutes(1)).until(other::hasPartitions);

        for (var event = 0; event < EVENTS_OF_A_CASE; event++) {
            for (var one = 0; one < CASES; one++) {
                probe.send(TOPIC, TYPE, "/logistics", caseOf(one), Samples.received(reference(one, event)));
            }
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> other.isDead);
        other.intake.close();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(references()).hasSize(CASES * EVENTS_OF_A_CASE));
        assertThat(other.handled.get()).isBetween(LIFE, CASES * EVENTS_OF_A_CASE - 1);
        for (var one = 0; one < CASES; one++) {
            var number = one;
            assertThat(references().stream().filter(r -> r.startsWith(caseOf(number) + ":")))
                    .containsExactlyElementsOf(IntStream.range(0, EVENTS_OF_A_CASE)
                            .mapToObj(event -> reference(number, event))
                            .toList());
        }
        assertThat(deadLetters()).isZero();
    }

    private String caseOf(int one) {
        return test + "-" + one;
    }

    private String reference(int one, int event) {
        return caseOf(one) + ":" + event;
    }

    /** In the order in which they were made. */
    private List<String> references() {
        return QuarkusTransaction.requiringNew().call(() -> em.createQuery(
                        "select reference from Sample where reference like :test order by id", String.class)
                .setParameter("test", test + "%")
                .getResultList());
    }

    private long deadLetters() {
        return (Long) em.createNativeQuery("select count(*) from dead_letter where record_key like :test", Long.class)
                .setParameter("test", test + "%")
                .getSingleResult();
    }

    /**
     * An instance that dies with effects in the database that Kafka has not heard of: from one moment on nothing that it
     * does has an effect.
     */
    private final class Mortal implements Intake.Effects {
        private final List<Connection> connections = new ArrayList<>();
        private final Intake intake = new Intake(this::connect, this, settings);
        private final AtomicInteger handled = new AtomicInteger();
        private volatile boolean isDead;

        private Connection connect() {
            connections.add(new Connection());
            return connections.getLast();
        }

        private boolean hasPartitions() {
            return !connections.isEmpty() && connections.getLast().partitions > 0;
        }

        @Override
        public void have(List<ReceivedRecord> records) {
            live();
            effects.have(records);
            if (handled.addAndGet(records.size()) >= LIFE) {
                isDead = true;
            }
            live();
        }

        @Override
        public void putAside(ReceivedRecord raw, String reason, String detail) {
            live();
            effects.putAside(raw, reason, detail);
        }

        private void live() {
            if (isDead) {
                throw new IllegalStateException("dead");
            }
        }

        private final class Connection extends KafkaConsumer<String, byte[]> {
            private volatile int partitions;

            private Connection() {
                super(EventConsumer.settings(kafka, "returns"), new StringDeserializer(), new ByteArrayDeserializer());
            }

            @Override
            public ConsumerRecords<String, byte[]> poll(Duration atMost) {
                var records = super.poll(atMost);
                partitions = assignment().size();
                return records;
            }

            @Override
            public void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
                if (!isDead) {
                    super.commitAsync(offsets, callback);
                }
            }

            @Override
            public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
                if (!isDead) {
                    super.commitSync(offsets);
                }
            }
        }
    }
}
