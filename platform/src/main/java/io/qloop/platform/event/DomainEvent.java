package io.qloop.platform.event;

import java.time.Instant;
import java.util.Objects;

/**
 * An event that a service announces.
 *
 * @param type such as {@code qloop.returns.goods-received.v1}; its first two parts name the topic
 * @param subject the id of the case, also the record's key
 * @param occurredAt when it happened
 * @param data the payload as its schema in {@code contracts/} demands
 */
public record DomainEvent(String type, String subject, Instant occurredAt, Object data) {

    public DomainEvent {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(data, "data");
        if (!type.matches("qloop\\.[a-z]+\\.[a-z-]+\\.v\\d+")) {
            throw new IllegalArgumentException("Event type '" + type + "' is not qloop.<service>.<name>.v<n>");
        }
    }

    /** {@code qloop.<service>}. */
    public String topic() {
        return type.substring(0, type.indexOf('.', "qloop.".length()));
    }
}
