package io.qloop.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** A plain Kafka client beside the service: sends what other systems send, hears what the service announces. */
public final class KafkaProbe implements AutoCloseable {

    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(KafkaProbe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Topic> TOPICS = new ConcurrentHashMap<>();

    private final String servers;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final KafkaProducer<String, byte[]> producer;

    /** A probe at the broker of the service under test. */
    public KafkaProbe() {
        this(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    public KafkaProbe(String servers) {
        this.servers = servers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /** An announced event as it was heard. */
    public record Heard(CloudEvent event, String key, JsonNode data) {
        public String type() {
            return event.getType();
        }
    }

    /** Sends an event in binary mode, with a new id; answers the id. */
    public String send(String topic, String type, String source, String subject, Object data) {
        var id = UUID.randomUUID().toString();
        send(topic, type, source, id, subject, data);
        return id;
    }

    /** Sends an event in binary mode under this id. */
    public void send(String topic, String type, String source, String id, String subject, Object data) {
        sendWithin(null, topic, type, source, id, subject, data);
    }

    /**
     * Sends an event of a loop in binary mode under this id.
     *
     * @param loop its {@code correlationid}; null for an event that does not say
     */
    public void sendWithin(
            String loop, String topic, String type, String source, String id, String subject, Object data) {
        try {
            var event = CloudEventBuilder.v1()
                    .withId(id)
                    .withType(type)
                    .withSource(URI.create(source))
                    .withSubject(subject)
                    .withTime(OffsetDateTime.now(java.time.ZoneOffset.UTC))
                    .withData("application/json", json.writeValueAsBytes(data));
            if (loop != null) {
                event.withExtension("correlationid", loop);
            }
            acknowledged(
                    KafkaMessageFactory.<String>createWriter(topic, subject).writeBinary(event.build()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Sends an event in structured mode, such as an example of {@code contracts/}; the key is its subject. */
    public void sendStructured(String topic, String cloudEvent) {
        try {
            var message = new ProducerRecord<>(
                    topic,
                    json.readTree(cloudEvent).path("subject").asText(null),
                    cloudEvent.getBytes(StandardCharsets.UTF_8));
            message.headers()
                    .add(
                            "content-type",
                            "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8));
            acknowledged(message);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Sends anything at all. */
    public void sendRaw(String topic, String key, Map<String, String> headers, byte[] payload) {
        var message = new ProducerRecord<>(topic, key, payload);
        headers.forEach((k, v) -> message.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        acknowledged(message);
    }

    private void acknowledged(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the topic holds an event of this type for this subject; answers the first. */
    public Heard await(String topic, String type, String subject) {
        return await(
                        topic,
                        h -> h.type().equals(type) && subject.equals(h.event().getSubject()),
                        1)
                .getFirst();
    }

    /** Waits until the topic holds at least so many events that match; answers all that do. */
    public List<Heard> await(String topic, Predicate<Heard> wanted, int atLeast) {
        var found = new ArrayList<List<Heard>>();
        org.awaitility.Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> {
                    found.add(all(topic).stream().filter(wanted).toList());
                    return found.getLast().size() >= atLeast;
                });
        return found.getLast();
    }

    /** Everything that the topic holds now. */
    public List<Heard> all(String topic) {
        return TOPICS.computeIfAbsent(servers + " " + topic, _ -> new Topic(servers, topic))
                .read();
    }

    @Override
    public void close() {
        producer.close();
    }

    /** What a topic has held until now. All probes share it: whoever asks, only what is new is read. */
    private static final class Topic {

        private final String name;
        private final ObjectMapper json = new ObjectMapper();
        private final KafkaConsumer<String, byte[]> consumer;
        private final List<Heard> heard = new ArrayList<>();

        Topic(String servers, String name) {
            this.name = name;
            this.consumer = new KafkaConsumer<>(
                    Map.<String, Object>of("bootstrap.servers", servers, "max.poll.records", 5000),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
        }

        synchronized List<Heard> read() {
            if (consumer.assignment().isEmpty()) {
                var partitions = consumer.partitionsFor(name).stream()
                        .map((PartitionInfo p) -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
            }
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::hear);
            }
            return List.copyOf(heard);
        }

        private void hear(ConsumerRecord<String, byte[]> message) {
            try {
                var event = KafkaMessageFactory.createReader(message).toEvent();
                heard.add(new Heard(
                        event, message.key(), json.readTree(event.getData().toBytes())));
            } catch (RuntimeException | java.io.IOException poison) {
                LOG.debugf("Skipped poison at offset %d", message.offset());
            }
        }
    }
}
