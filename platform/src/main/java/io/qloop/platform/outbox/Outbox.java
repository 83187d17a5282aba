package io.qloop.platform.outbox;

import static io.qloop.platform.transaction.Sql.bytes;
import static io.qloop.platform.transaction.Sql.texts;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.qloop.platform.event.CurrentEvent;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventSchemas;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final String OURS = "qloop.";

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

    /** @param alias another name of the case, or null */
    private record Row(
            UUID id,
            DomainEvent event,
            byte[] data,
            String correlationId,
            String causationId,
            String traceparent,
            String alias) {

        private String caseId() {
            return event.subject();
        }

        private String loop() {
            return correlationId != null ? correlationId : caseId();
        }

        /** Did its loop begin with another case, or may it have? */
        private boolean isLed() {
            return alias != null || !loop().equals(caseId());
        }
    }

    /**
     * Announces the event when the running transaction commits; answers the event's id.
     *
     * @throws IllegalArgumentException in tests, when the event is not what {@code contracts/} declares
     */
    @Transactional(TxType.MANDATORY)
    public UUID append(DomainEvent event) {
        return add(event, null);
    }

    /**
     * The same for a case that others know by a name and not by its id: all cases of this service with the name belong to
     * the loop of the first, whichever event leads to them. Goods that come back under the number of a return are part of
     * what that return was opened for.
     */
    @Transactional(TxType.MANDATORY)
    public void append(DomainEvent event, String alias) {
        add(event, alias);
    }

    private UUID add(DomainEvent event, String alias) {
        var id = Ids.next();
        var cause = CurrentEvent.get();
        beforeCommit.add(
                writer,
                new Row(
                        id,
                        event,
                        encoded(event),
                        cause.map(Event::correlationId).orElse(null),
                        cause.map(Event::id).orElse(null),
                        traceparent(),
                        alias));
        beforeCommit.afterCommit(wake);
        return id;
    }

    private byte[] encoded(DomainEvent event) {
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
    private static List<Sql> write(List<Row> rows) {
        var insert = new Sql(
                """
                insert into outbox (event_id, topic, record_key, type, occurred_at, correlation_id, causation_id,
                    traceparent, data)
                select event_id::uuid, topic, record_key, type, occurred_at::timestamptz,
                    coalesce((select correlation_id from case_correlation where case_id = record_key), correlation_id),
                    causation_id, traceparent, data
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as row (event_id, topic, record_key, type,
                    occurred_at, correlation_id, causation_id, traceparent, data, number)
                order by number""",
                List.of(
                        texts(rows, Row::id),
                        texts(rows, row -> row.event.topic()),
                        texts(rows, Row::caseId),
                        texts(rows, row -> row.event.type()),
                        texts(rows, row -> row.event.occurredAt()),
                        texts(rows, Row::loop),
                        texts(rows, Row::causationId),
                        texts(rows, Row::traceparent),
                        bytes(rows, Row::data)));
        var statements = new ArrayList<Sql>();
        var led = rows.stream()
                .filter(Row::isLed)
                .collect(toMap(Row::caseId, it -> it, Outbox::thatKnowsMore, LinkedHashMap::new))
                .values();
        if (!led.isEmpty()) {
            statements.add(remember(List.copyOf(led)));
        }
        var named = led.stream().filter(row -> row.alias != null).toList();
        if (!named.isEmpty()) {
            statements.add(rememberNames(named));
        }
        statements.add(insert);
        return statements;
    }

    private static Row thatKnowsMore(Row first, Row other) {
        return first.alias == null && other.alias != null ? other : first;
    }

    private static Sql remember(List<Row> rows) {
        return new Sql("""
                insert into case_correlation (case_id, correlation_id)
                select case_id,
                    coalesce((select correlation_id from case_correlation where case_id = row.alias), correlation_id)
                from unnest(?, ?, ?) as row (case_id, correlation_id, alias)
                on conflict do nothing""", List.of(texts(rows, Row::caseId), texts(rows, Row::loop), texts(rows, row -> row.alias)));
    }

    private static Sql rememberNames(List<Row> rows) {
        return new Sql("""
                insert into case_correlation (case_id, correlation_id)
                select alias, loop
                from (
                    select alias, (select correlation_id from case_correlation where case_id = row.case_id) as loop
                    from unnest(?, ?) as row (alias, case_id)) as named
                where alias <> loop
                on conflict do nothing""", List.of(texts(rows, row -> row.alias), texts(rows, Row::caseId)));
    }

    /**
     * The envelope's {@code source}: {@code /qloop/<service>} as the topic says, and as the service is called where it tells
     * something in the place of another system.
     */
    static String source(String topic, String service) {
        return topic.startsWith(OURS) ? "/" + topic.replace('.', '/') : "/qloop/" + service;
    }
}
