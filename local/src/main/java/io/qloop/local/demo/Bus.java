package io.qloop.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.local.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A plain Kafka client, as an ERP or a warehouse system would be: publishes, and looks how far the readers are. */
final class Bus implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Map<String, Object> broker;
    private final KafkaProducer<String, String> producer;
    private final Admin admin;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Bus(Addresses addresses) {
        broker = Map.of("bootstrap.servers", addresses.kafka(), "client.id", "qloop-demo");
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", addresses.kafka(),
                        "client.id", "qloop-demo",
                        "acks", "all",
                        "enable.idempotence", "true",
                        "request.timeout.ms", "10000",
                        "delivery.timeout.ms", "30000",
                        "max.block.ms", "20000"),
                new StringSerializer(),
                new StringSerializer());
        admin = Admin.create(broker);
    }

    /** Publishes a CloudEvent in binary mode; its id decides whether it is a new event or the same once more. */
    void publish(String topic, String source, String type, String id, String subject, JsonNode data) {
        send(topic, subject, source, type, id, subject, data.toString());
    }

    /** As {@link #publish}, under a record key that is not the subject. */
    void publishUnder(String key, String topic, String source, String type, String id, String subject, JsonNode data) {
        send(topic, key, source, type, id, subject, data.toString());
    }

    /** Publishes an event whose data is no JSON. */
    void publishBroken(String topic, String source, String type, String key) {
        send(topic, key, source, type, key, key, "{this is no JSON");
    }

    private void send(String topic, String key, String source, String type, String id, String subject, String data) {
        var event = new ProducerRecord<>(topic, key, data);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", source,
                        "ce_type", type,
                        "ce_subject", subject,
                        "ce_time", Instant.now().toString(),
                        "ce_correlationid", subject,
                        "content-type", "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        sent.add(producer.send(event));
    }

    /** The keys that the topic has a record of. */
    Set<String> keys(String topic) {
        var keys = new HashSet<String>();
        var ends = ends(topic);
        try (var consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            Await.until("the records of " + topic, () -> {
                consumer.poll(Duration.ofMillis(500)).forEach(one -> keys.add(one.key()));
                var read = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                return Optional.of(keys).filter(all -> read);
            });
        }
        return keys;
    }

    /**
     * Waits until these services have taken in everything that lies in the topic now. They commit an offset only after
     * its effect or its dead letter is stored, so this is the moment to look for the effect.
     */
    void awaitTakenIn(String topic, Set<String> services) {
        producer.flush();
        sent.forEach(Bus::result);
        sent.clear();
        var ends = ends(topic);
        Await.until(topic + " is taken in by " + new TreeSet<>(services), () -> {
            var behind = behind(ends, services);
            if (behind.isEmpty()) {
                return Optional.of(true);
            }
            throw new IllegalStateException("still behind: " + behind);
        });
    }

    private Map<TopicPartition, Long> ends(String topic) {
        var latest = result(admin.describeTopics(Set.of(topic)).allTopicNames()).get(topic).partitions().stream()
                .collect(toMap(one -> new TopicPartition(topic, one.partition()), one -> OffsetSpec.latest()));
        return result(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Set<String> behind(Map<TopicPartition, Long> ends, Set<String> services) {
        var behind = new TreeSet<String>();
        for (var service : services) {
            var committed = committed(service);
            ends.forEach((partition, end) -> {
                var position = committed.get(partition);
                if (end > 0 && (position == null || position.offset() < end)) {
                    behind.add(service + " in " + partition);
                }
            });
        }
        return behind;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return result(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group));
    }

    private static <T> T result(Future<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer as it should: " + e, e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
