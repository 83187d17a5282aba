package io.qloop.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.qloop.platform.event.CurrentEvent;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventSchemas;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.transaction.BeforeCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Announces events: they are stored in the transaction that caused them and travel to Kafka after its commit, in order
 * per case.
 */
@ApplicationScoped
public class Outbox {

    /** Kafka takes messages of one mebibyte; what does not fit is refused before it is stored, not after. */
    static final int MAX_BYTES = 900_000;

    private final BeforeCommit beforeCommit;
    private final OutboxRelay relay;
    private final EventSchemas schemas;
    private final ObjectMapper json;
    private final boolean validate;
    private final BeforeCommit.Writer<Row> writer = Outbox::write;
    private final Runnable wake;

    Outbox(
            BeforeCommit beforeCommit,
            OutboxRelay relay,
            EventSchemas schemas,
            ObjectMapper json,
            @ConfigProperty(name = "qloop.outbox.validate", defaultValue = "false") boolean validate) {
        this.beforeCommit = beforeCommit;
        this.relay = relay;
        this.schemas = schemas;
        this.json = json;
        this.validate = validate;
        this.wake = this.relay::wake;
    }

    private record Row(
            UUID id, DomainEvent event, byte[] data, String correlationId, String causationId, String traceparent) {}

    /**
     * Announces the event when the running transaction commits.
     *
     * @throws IllegalArgumentException in tests, when the event is not what {@code contracts/} declares
     */
    @Transactional(TxType.MANDATORY)
    public void append(DomainEvent event) {
        var cause = CurrentEvent.get();
        beforeCommit.add(
                writer,
                new Row(
                        Ids.next(),
                        event,
                        bytes(event),
                        cause.map(Event::correlationId).orElse(null),
                        cause.map(Event::id).orElse(null),
                        traceparent()));
        beforeCommit.afterCommit(wake);
    }

    private byte[] bytes(DomainEvent event) {
        try {
            var bytes = json.writeValueAsBytes(event.data());
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("Event of type " + event.type() + " has " + bytes.length + " bytes");
            }
            if (validate) {
                var violations = schemas.violations(event.type(), json.readTree(bytes));
                if (!violations.isEmpty()) {
                    throw new IllegalArgumentException(event.type() + " breaks its schema: " + violations);
                }
            }
            return bytes;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Event of type " + event.type() + " is not JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /**
     * A case keeps the correlation that it was first announced under: an action completed days later still belongs to
     * the loop that the return opened.
     */
    private static void write(Connection connection, List<Row> rows) throws SQLException {
        try (var remember = connection.prepareStatement(
                        "insert into case_correlation (case_id, correlation_id) values (?, ?) on conflict do nothing");
                var insert = connection.prepareStatement("""
                        insert into outbox (event_id, topic, record_key, type, occurred_at, correlation_id, causation_id,
                            traceparent, data)
                        values (?, ?, ?, ?, ?,
                            coalesce((select correlation_id from case_correlation where case_id = ?), ?), ?, ?, ?)""")) {
            var remembered = false;
            for (var row : rows) {
                var subject = row.event.subject();
                if (row.correlationId != null && !row.correlationId.equals(subject)) {
                    remember.setString(1, subject);
                    remember.setString(2, row.correlationId);
                    remember.addBatch();
                    remembered = true;
                }
                insert.setObject(1, row.id);
                insert.setString(2, row.event.topic());
                insert.setString(3, subject);
                insert.setString(4, row.event.type());
                insert.setTimestamp(5, Timestamp.from(row.event.occurredAt()));
                insert.setString(6, subject);
                insert.setString(7, row.correlationId != null ? row.correlationId : subject);
                insert.setString(8, row.causationId);
                insert.setString(9, row.traceparent);
                insert.setBytes(10, row.data);
                insert.addBatch();
            }
            if (remembered) {
                remember.executeBatch();
            }
            insert.executeBatch();
        }
    }

    /** The envelope's {@code source} of this service's events is {@code /qloop/<service>}. */
    static String source(String topic) {
        return "/" + topic.replace('.', '/');
    }
}
