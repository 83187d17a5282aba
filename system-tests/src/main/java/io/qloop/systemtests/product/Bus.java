package io.qloop.systemtests.product;

import io.qloop.local.Addresses;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A plain Kafka client, as ERP and the warehouse have one: publishes, and sees how far the readers are. */
public final class Bus implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;

    public Bus(Addresses addresses) {
        var settings = new Properties();
        settings.put("bootstrap.servers", addresses.kafka());
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("reconnect.backoff.max.ms", "500");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", addresses.kafka(), "reconnect.backoff.max.ms", "500"));
    }

    /** Publishes in binary mode and waits until Kafka has it. */
    public RecordMetadata publish(CloudEvent event) {
        return acknowledged(send(event.binary()));
    }

    public RecordMetadata publish(ProducerRecord<String, byte[]> record) {
        return acknowledged(send(record));
    }

    public void publishAll(Collection<CloudEvent> events) {
        var sent = events.stream().map(event -> send(event.binary())).toList();
        sent.forEach(Bus::acknowledged);
    }

    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        return producer.send(record);
    }

    /** The services that read this topic, by the offsets that they have committed on it. */
    public List<String> readersOf(String topic) {
        return services().stream()
                .filter(group -> committed(group).keySet().stream()
                        .anyMatch(partition -> partition.topic().equals(topic)))
                .toList();
    }

    /** How far the reader is: the offset behind the last record that it has finished with. */
    public long position(String group, TopicPartition partition) {
        return committed(group).getOrDefault(partition, 0L);
    }

    /** Publishes and waits until these services have had its effect, or have put it aside. */
    public void publishTo(CloudEvent event, String... services) {
        awaitTakenIn(publish(event), services);
    }

    /** A service commits an offset only when the record's effect, or its dead letter, is stored. */
    public void awaitTakenIn(RecordMetadata place, String... services) {
        var partition = new TopicPartition(place.topic(), place.partition());
        for (var service : services) {
            Until.holds(service + " has taken in " + place, () -> position(service, partition) > place.offset());
        }
    }

    private Collection<String> services() {
        var services = new TreeSet<String>();
        get(admin.listGroups().all()).forEach(group -> services.add(group.groupId()));
        services.retainAll(Parts.SERVICES);
        return services;
    }

    private Map<TopicPartition, Long> committed(String group) {
        var offsets = new HashMap<TopicPartition, Long>();
        get(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(group))
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return offsets;
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        return get(sent);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer: " + e, e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
