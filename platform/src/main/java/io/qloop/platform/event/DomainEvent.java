package io.qloop.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An event that a service announces.
 *
 * @param topic where it is announced
 * @param type such as {@code qloop.returns.goods-received.v1}
 * @param subject the id of the case, also the record's key
 * @param occurredAt when it happened
 * @param data the payload as its schema in {@code contracts/} demands
 */
public record DomainEvent(String topic, String type, String subject, Instant occurredAt, Object data) {

    /** Where the ERP tells of customers and products. */
    private static final String MASTER_DATA = "erp.master-data";

    private static final Pattern OURS = Pattern.compile("(qloop\\.[a-z]+)\\.[a-z-]+\\.v\\d+");

    public DomainEvent {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(data, "data");
    }

    /** An event of ours: the first two parts of its type name the topic. */
    public DomainEvent(String type, String subject, Instant occurredAt, Object data) {
        this(topicOf(type), type, subject, occurredAt, data);
    }

    /** Master data that no ERP tells of: it is told in its place, on its topic and as its contract says. */
    public static DomainEvent inPlaceOfErp(String type, String subject, Instant occurredAt, Object data) {
        return new DomainEvent(MASTER_DATA, type, subject, occurredAt, data);
    }

    private static String topicOf(String type) {
        var matcher = OURS.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Event type '" + type + "' is not qloop.<service>.<name>.v<n>");
        }
        return matcher.group(1);
    }
}
