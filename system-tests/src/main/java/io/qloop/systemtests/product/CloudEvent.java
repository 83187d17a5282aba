package io.qloop.systemtests.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as ERP or the warehouse would send it. */
public record CloudEvent(String topic, String type, String id, String source, String subject, JsonNode data) {

    public static CloudEvent of(String topic, String type, String subject, JsonNode data) {
        var source = type.startsWith("qloop.") ? "/" + topic.replace('.', '/') : "/" + type.replaceFirst("\\..*", "");
        return new CloudEvent(topic, type, UUID.randomUUID().toString(), source, subject, data);
    }

    /** The same content, announced as another event. */
    public CloudEvent again() {
        return of(topic, type, subject, data);
    }

    public CloudEvent withId(String id) {
        return new CloudEvent(topic, type, id, source, subject, data);
    }

    /** Attributes in headers, data as the value. */
    public ProducerRecord<String, byte[]> binary() {
        var record = new ProducerRecord<>(topic, subject, data.toString().getBytes(UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", source);
        header(record, "ce_type", type);
        header(record, "ce_subject", subject);
        header(record, "ce_time", Instant.now().toString());
        header(record, "content-type", "application/json");
        return record;
    }

    /** Attributes and data in one JSON document. */
    public ProducerRecord<String, byte[]> structured() {
        var envelope = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("subject", subject)
                .put("time", Instant.now().toString())
                .put("datacontenttype", "application/json")
                .set("data", data);
        var record = new ProducerRecord<>(topic, subject, envelope.toString().getBytes(UTF_8));
        header(record, "content-type", "application/cloudevents+json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
