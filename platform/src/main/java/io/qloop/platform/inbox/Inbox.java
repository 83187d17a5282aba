package io.qloop.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.event.Event;
import io.qloop.platform.transaction.SqlGauge;
import io.qloop.platform.transaction.Statements;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Remembers which events had their effect here, in the transaction of the effect. */
@ApplicationScoped
public class Inbox {

    /** What makes an event the same event (CloudEvents: source and id). */
    public record Key(String source, String id) {
        public static Key of(Event<?> event) {
            return new Key(event.source(), event.id());
        }
    }

    private final Statements statements;
    private final DataSource dataSource;
    private final int keepDays;

    Inbox(
            Statements statements,
            DataSource dataSource,
            @ConfigProperty(name = "qloop.inbox.keep-days", defaultValue = "30") int keepDays) {
        this.statements = statements;
        this.dataSource = dataSource;
        this.keepDays = keepDays;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.inbox.remembered",
                "Events that are remembered as handled, as PostgreSQL estimates it",
                "select greatest(reltuples, 0)::bigint from pg_class where oid = 'inbox'::regclass");
    }

    /** Those of the events that were never seen before; they count as seen when the running transaction commits. */
    @Transactional(TxType.MANDATORY)
    public Set<Key> firstSights(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return new HashSet<>();
        }
        // Sorted, so that two instances that hold the same batch wait for each other instead of locking up.
        var sorted = keys.stream()
                .distinct()
                .sorted(Comparator.comparing(Key::source).thenComparing(Key::id))
                .toList();
        return new HashSet<>(statements.list(
                """
                insert into inbox (source, event_id)
                select * from unnest(?, ?)
                on conflict do nothing
                returning source, event_id""",
                row -> new Key(row.getString(1), row.getString(2)),
                sorted.stream().map(Key::source).toArray(String[]::new),
                sorted.stream().map(Key::id).toArray(String[]::new)));
    }

    /** Forgets what is older than any redelivery can be ({@code qloop.inbox.keep-days}). */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        statements.update("delete from inbox where received_at < now() - make_interval(days => ?)", keepDays);
    }
}
