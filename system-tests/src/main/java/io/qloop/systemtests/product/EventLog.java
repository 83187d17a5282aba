package io.qloop.systemtests.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.local.Addresses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that was ever on Kafka, read from the beginning by a client that belongs to nobody, and kept. */
public final class EventLog implements AutoCloseable {

    /** An event as it lies on the topic; attributes are the CloudEvents attributes without their prefix. */
    public record Seen(
            String topic,
            int partition,
            long offset,
            long timestamp,
            String key,
            Map<String, String> headers,
            JsonNode data) {

        public String attribute(String name) {
            return headers.getOrDefault("ce_" + name, "");
        }

        public String type() {
            return attribute("type");
        }

        public String id() {
            return attribute("id");
        }

        public String value(String field) {
            return data.path(field).asText();
        }

        /** The trace that the event belongs to, from its traceparent. */
        public String trace() {
            var parts = attribute("traceparent").split("-");
            return parts.length == 4 ? parts[1] : "";
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Queue<Seen>> byType = new ConcurrentHashMap<>();
    private final List<Consumer<Seen>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean open = true;

    public EventLog(Addresses addresses) {
        var settings = new Properties();
        settings.put("bootstrap.servers", addresses.kafka());
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("max.poll.records", "5000");
        settings.put("reconnect.backoff.max.ms", "500");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        Parts.TOPICS.forEach(topic -> consumer.partitionsFor(topic)
                .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().name("event-log").daemon().start(this::read);
    }

    private void read() {
        try (consumer) {
            while (open) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::keep);
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        });
        var seen = new Seen(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                Map.copyOf(headers),
                Json.tree(record.value() == null ? "" : new String(record.value(), UTF_8)));
        byType.computeIfAbsent(seen.type(), _ -> new ConcurrentLinkedQueue<>()).add(seen);
        listeners.forEach(listener -> listener.accept(seen));
    }

    /** Calls for every event from now on, on the reading thread. */
    public void listen(Consumer<Seen> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<Seen> listener) {
        listeners.remove(listener);
    }

    public Stream<Seen> ofType(String type) {
        return byType.computeIfAbsent(type, _ -> new ConcurrentLinkedQueue<>()).stream();
    }

    /** Waits for the first event of the type that is meant. */
    public Seen await(String type, Predicate<Seen> meant) {
        return Until.present(
                "an event " + type, () -> ofType(type).filter(meant).findFirst());
    }

    @Override
    public void close() {
        open = false;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
