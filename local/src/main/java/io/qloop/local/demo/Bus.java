package io.qloop.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.local.Addresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A plain Kafka client, as an ERP or a warehouse system would be: publishes, and looks how far the readers are. */
final class Bus implements AutoCloseable {

    private final KafkaProducer<String, String> producer;
    private final Admin admin;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Bus(Addresses addresses) {
        var settings = new Properties();
        settings.put("bootstrap.servers", addresses.kafka());
        settings.put("client.id", "qloop-demo");
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("delivery.timeout.ms", "30000");
        settings.put("request.timeout.ms", "10000");
        settings.put("max.block.ms", "20000");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        admin = Admin.create(Map.of("bootstrap.servers", addresses.kafka(), "client.id", "qloop-demo"));
    }

    /** Publishes a CloudEvent in binary mode; its id decides whether it is a new event or the same once more. */
    void publish(String topic, String source, String type, String id, String subject, JsonNode data) {
        publish(topic, subject, source, type, id, subject, data);
    }

    void publish(String topic, String key, String source, String type, String id, String subject, JsonNode data) {
        send(topic, key, source, type, id, subject, data.toString());
    }

    /** Publishes an event whose data is no JSON. */
    void publishBroken(String topic, String type, String key) {
        send(topic, key, "/logistics", type, key, key, "{this is no JSON");
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

    /**
     * Waits until these services have taken in everything that was published here since the last call. They commit an
     * offset only after its effect or its dead letter is stored, so this is the moment to look for the effect.
     */
    void awaitTakenIn(Set<String> services) {
        var published = acknowledged();
        Await.until("everything published is taken in by " + new TreeSet<>(services), () -> {
            var behind = behind(published, services);
            if (behind.isEmpty()) {
                return Optional.of(true);
            }
            throw new IllegalStateException("still behind: " + behind);
        });
    }

    private Map<TopicPartition, Long> acknowledged() {
        var offsets = new HashMap<TopicPartition, Long>();
        producer.flush();
        for (var one : sent) {
            try {
                var metadata = one.get(30, TimeUnit.SECONDS);
                offsets.merge(
                        new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset() + 1, Math::max);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IllegalStateException("Kafka has not taken a record: " + e.getMessage(), e);
            }
        }
        sent.clear();
        return offsets;
    }

    private Set<String> behind(Map<TopicPartition, Long> published, Set<String> services) throws Exception {
        var behind = new TreeSet<String>();
        for (var service : services) {
            var committed = committed(service);
            published.forEach((partition, offset) -> {
                var position = committed.get(partition);
                if (position == null || position.offset() < offset) {
                    behind.add(service + " on " + partition);
                }
            });
        }
        return behind;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Exception {
        return admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group)
                .get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
