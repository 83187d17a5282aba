package io.qloop.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.qloop.platform.event.CurrentEvent;
import io.qloop.platform.event.Event;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.transaction.BeforeCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who changed what, when and because of which event: one row for each change, in the change's own transaction. */
@ApplicationScoped
class AuditTrail {

    private final BeforeCommit beforeCommit;
    private final CurrentUser user;
    private final Clock clock;
    private final ObjectMapper json;
    private final BeforeCommit.Writer<Entry> writer = AuditTrail::write;

    AuditTrail(BeforeCommit beforeCommit, CurrentUser user, Clock clock, ObjectMapper json) {
        this.beforeCommit = beforeCommit;
        this.user = user;
        this.clock = clock;
        this.json = json;
    }

    enum Action {
        INSERTED,
        CHANGED,
        REMOVED
    }

    private record Entry(
            UUID id,
            Instant at,
            String actor,
            String functions,
            String client,
            String caseId,
            String entity,
            UUID entityId,
            Action action,
            String changes,
            String traceId,
            String eventId) {}

    /** @param changes field name to its value, or to the list of value before and value after */
    void record(Audited entity, Action action, Map<String, Object> changes) {
        var span = Span.current().getSpanContext();
        beforeCommit.add(
                writer,
                new Entry(
                        Ids.next(),
                        clock.instant(),
                        user.name(),
                        String.join(",", user.functions()),
                        user.client(),
                        entity.auditCase(),
                        entity.getClass().getSimpleName(),
                        entity.id(),
                        action,
                        text(changes),
                        span.isValid() ? span.getTraceId() : null,
                        CurrentEvent.get().map(Event::id).orElse(null)));
    }

    private String text(Map<String, Object> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit trail cannot describe a change", e);
        }
    }

    private static void write(Connection connection, List<Entry> entries) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into audit_entry (id, at, actor, functions, client, case_id, entity, entity_id, action, changes,
                    trace_id, event_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")) {
            for (var entry : entries) {
                insert.setObject(1, entry.id);
                insert.setTimestamp(2, Timestamp.from(entry.at));
                insert.setString(3, entry.actor);
                insert.setString(4, entry.functions);
                insert.setString(5, entry.client);
                insert.setString(6, entry.caseId);
                insert.setString(7, entry.entity);
                insert.setObject(8, entry.entityId);
                insert.setString(9, entry.action.name());
                insert.setString(10, entry.changes);
                insert.setString(11, entry.traceId);
                insert.setString(12, entry.eventId);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
