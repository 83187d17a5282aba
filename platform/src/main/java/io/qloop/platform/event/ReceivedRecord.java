package io.qloop.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A Kafka record as it came, before anybody understood it.
 *
 * @param timestamp milliseconds since 1970; with topic, partition and offset it tells the record from one of an earlier life
 *     of the topic
 * @param headers as text; a repeated header's last value
 * @param payload may be null (a tombstone)
 */
public record ReceivedRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        String key,
        Map<String, String> headers,
        byte[] payload) {

    static ReceivedRecord of(ConsumerRecord<String, byte[]> raw) {
        var headers = new LinkedHashMap<String, String>();
        raw.headers()
                .forEach(h ->
                        headers.put(h.key(), h.value() == null ? null : new String(h.value(), StandardCharsets.UTF_8)));
        return new ReceivedRecord(
                raw.topic(), raw.partition(), raw.offset(), raw.timestamp(), raw.key(), headers, raw.value());
    }
}
