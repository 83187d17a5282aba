package io.qloop.platform.audit;

import static io.qloop.platform.transaction.Sql.bytes;
import static io.qloop.platform.transaction.Sql.texts;

import io.opentelemetry.api.trace.Span;
import io.qloop.platform.event.CurrentEvent;
import io.qloop.platform.event.Event;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.web.CurrentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Hibernate;

/** Who changed what, when and because of which event: one row for each change, in the change's own transaction. */
@ApplicationScoped
class AuditTrail {

    private static final Object REASONS = new Object();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BeforeCommit beforeCommit;
    private final TransactionSynchronizationRegistry transaction;
    private final CurrentUser user;
    private final CurrentRequest request;
    private final Clock clock;
    private final String service;
    private final BeforeCommit.Writer<AuditEntry> writer = this::write;

    AuditTrail(
            BeforeCommit beforeCommit,
            TransactionSynchronizationRegistry transaction,
            CurrentUser user,
            CurrentRequest request,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.beforeCommit = beforeCommit;
        this.transaction = transaction;
        this.user = user;
        this.request = request;
        this.clock = clock;
        this.service = service;
    }

    /** @param changes field name to its value, or to the list of value before and value after */
    void record(Audited entity, AuditAction action, Map<String, Object> changes) {
        add(entity, action, changes, null);
    }

    void record(Audited entity, AuditEntry.Signed signature) {
        add(entity, AuditAction.SIGNED, null, signature);
    }

    /** Keeps the reason for the entries of this transaction; in a batch of events, for those of the current event. */
    void because(String reason) {
        reasons().put(event(), reason);
    }

    private void add(Audited entity, AuditAction action, Map<String, Object> changes, AuditEntry.Signed signature) {
        beforeCommit.add(
                writer,
                entry(
                        entity.auditCase(),
                        Hibernate.getClass(entity).getSimpleName(),
                        entity.id(),
                        action,
                        null,
                        changes,
                        signature));
    }

    /** What is said of the redaction of another entry. */
    AuditEntry redaction(AuditEntry redacted, AuditEntry.Redaction redaction, String reason) {
        return entry(
                        redacted.caseId(),
                        redacted.entity(),
                        redacted.entityId(),
                        AuditAction.REDACTED,
                        redaction,
                        null,
                        null)
                .because(reason);
    }

    private AuditEntry entry(
            String caseId,
            String entity,
            UUID entityId,
            AuditAction action,
            AuditEntry.Redaction redaction,
            Map<String, Object> changes,
            AuditEntry.Signed signature) {
        var span = Span.current().getSpanContext();
        return new AuditEntry(
                service,
                Ids.next(),
                // As exact as the database keeps it.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                user.name(),
                user.functions().stream().sorted().toList(),
                user.client(),
                caseId,
                entity,
                entityId,
                action,
                redaction,
                changes,
                signature,
                null,
                event(),
                request.id().orElse(null),
                span.isValid() ? span.getTraceId() : null,
                salt());
    }

    private static String salt() {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    private static String event() {
        return CurrentEvent.get().map(Event::id).orElse(null);
    }

    @SuppressWarnings("unchecked") // only this method puts something under the key
    private Map<String, String> reasons() {
        var reasons = (Map<String, String>) transaction.getResource(REASONS);
        if (reasons == null) {
            reasons = new HashMap<>();
            transaction.putResource(REASONS, reasons);
        }
        return reasons;
    }

    private List<Sql> write(List<AuditEntry> entries) {
        var reasons = reasons();
        var texts = entries.stream()
                .map(entry -> entry.because(reasons.get(entry.eventId())).text())
                .toList();
        return List.of(new Sql("""
                insert into audit_entry (entry, hash)
                select entry::json, hash from unnest(?, ?) with ordinality as row (entry, hash, number) order by number""", List.of(texts(texts, text -> text), bytes(texts, Sha256::of))));
    }
}
