package io.qloop.platform.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.Hibernate;

/** The entries of the trail, to be read. */
@ApplicationScoped
class AuditEntries {

    private static final String SELECT = """
            select e.position, e.entry, e.hash,
                (select number from audit_seal where last_position >= e.position order by last_position limit 1) as seal
            from audit_entry e
            where\s""";
    private static final String UNSEALED =
            " from audit_entry where position > coalesce((select max(last_position) from audit_seal), 0)";

    private final DataSource dataSource;
    private final MeterRegistry meters;
    private final Clock clock;

    AuditEntries(DataSource dataSource, MeterRegistry meters, Clock clock) {
        this.dataSource = dataSource;
        this.meters = meters;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        Gauge.builder("qloop.audit.unsealed", this, AuditEntries::unsealed)
                .description("Audit entries that no seal covers yet")
                .register(meters);
        Gauge.builder("qloop.audit.unsealed.age", this, AuditEntries::ageOfUnsealed)
                .description("Age of the oldest audit entry that no seal covers yet, 0 if there is none")
                .baseUnit("seconds")
                .register(meters);
    }

    /** What a list is narrowed down to; what is null narrows nothing. */
    record Wanted(String caseId, String entity, String actor, Instant from, Instant to) {}

    /** The newest first unless asked otherwise; {@code limit + 1} so that the caller sees whether there are more. */
    List<StoredEntry> list(Wanted wanted, Long after, int limit, boolean ascending) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        narrow(conditions, values, "e.case_id = ?", wanted.caseId);
        narrow(conditions, values, "e.entity = ?", wanted.entity);
        narrow(conditions, values, "e.actor = ?", wanted.actor);
        narrow(conditions, values, "e.at >= ?", moment(wanted.from));
        narrow(conditions, values, "e.at < ?", moment(wanted.to));
        narrow(conditions, values, ascending ? "e.position > ?" : "e.position < ?", after);
        values.add(limit + 1);
        var sql = SELECT + (conditions.isEmpty() ? "true" : String.join(" and ", conditions)) + " order by e.position "
                + (ascending ? "asc" : "desc") + " limit ?";
        return query(sql, values.toArray());
    }

    Optional<StoredEntry> find(long position) {
        return query(SELECT + "e.position = ?", position).stream().findFirst();
    }

    /** At most so many entries after a position up to another, in their order. */
    List<StoredEntry> between(long after, long last, int limit) {
        return query(SELECT + "e.position > ? and e.position <= ? order by e.position limit ?", after, last, limit);
    }

    /** The last changes of an entity, the newest first. */
    List<AuditEntry> lastChanges(Audited entity, int most) {
        return query(
                        SELECT + "e.case_id = ? and e.entity = ? and e.entity_id = ? and e.action = 'CHANGED'"
                                + " order by e.position desc limit ?",
                        entity.auditCase(),
                        Hibernate.getClass(entity).getSimpleName(),
                        entity.id(),
                        most)
                .stream()
                .map(stored -> AuditEntry.read(stored.text()))
                .toList();
    }

    List<Signature> signatures(String caseId) {
        var signatures = new ArrayList<Signature>();
        for (var stored : query(SELECT + "e.case_id = ? and e.action = 'SIGNED' order by e.position", caseId)) {
            var entry = AuditEntry.read(stored.text());
            signatures.add(new Signature(
                    signatures.size() + 1,
                    entry.id(),
                    entry.signature().role(),
                    entry.actor(),
                    entry.functions(),
                    entry.caseId(),
                    entry.entity(),
                    entry.entityId(),
                    entry.signature().contentHash(),
                    entry.signature().meaning(),
                    entry.at(),
                    stored.seal()));
        }
        return signatures;
    }

    /** The first position that was written at this time or later. */
    Optional<Long> firstPosition(Instant from) {
        return from == null
                ? number("select min(position) from audit_entry")
                : number("select min(position) from audit_entry where at >= ?", moment(from));
    }

    /** The last position that was written before this time. */
    Optional<Long> lastPosition(Instant to) {
        return to == null
                ? number("select max(position) from audit_entry")
                : number("select max(position) from audit_entry where at < ?", moment(to));
    }

    /** The position of the last entry that tells of a redaction between these positions; 0 where there is none. */
    long lastRedaction(long first, long last) {
        return number("select max(by_position) from audit_redaction where position between ? and ?", first, last)
                .orElse(0L);
    }

    private double unsealed() {
        try {
            return number("select count(*)" + UNSEALED).orElseThrow();
        } catch (StorageFault away) {
            return Double.NaN;
        }
    }

    private double ageOfUnsealed() {
        try {
            return number("select (extract(epoch from min(at)) * 1000)::bigint" + UNSEALED)
                    .map(oldest -> Duration.between(Instant.ofEpochMilli(oldest), clock.instant())
                                    .toMillis()
                            / 1000.0)
                    .orElse(0.0);
        } catch (StorageFault away) {
            return Double.NaN;
        }
    }

    private static void narrow(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private Optional<Long> number(String sql, Object... values) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            set(select, values);
            try (var row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, Long.class));
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private List<StoredEntry> query(String sql, Object... values) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            set(select, values);
            try (var rows = select.executeQuery()) {
                var entries = new ArrayList<StoredEntry>();
                while (rows.next()) {
                    entries.add(new StoredEntry(
                            rows.getLong("position"),
                            rows.getString("entry"),
                            rows.getBytes("hash"),
                            rows.getObject("seal", Long.class)));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static void set(PreparedStatement select, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            select.setObject(i + 1, values[i]);
        }
    }
}
