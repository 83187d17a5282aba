package io.qloop.platform.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.event.Event;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

    private final DataSource dataSource;
    private final int keepDays;

    Inbox(DataSource dataSource, @ConfigProperty(name = "qloop.inbox.keep-days", defaultValue = "30") int keepDays) {
        this.dataSource = dataSource;
        this.keepDays = keepDays;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        Gauge.builder("qloop.inbox.remembered", this, Inbox::remembered)
                .description("Events that are remembered as handled, as PostgreSQL estimates it")
                .register(meters);
    }

    private long remembered() {
        try (var connection = dataSource.getConnection();
                var estimate = connection.prepareStatement(
                        "select greatest(reltuples, 0)::bigint from pg_class where oid = 'inbox'::regclass");
                var row = estimate.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** Those of the events that were never seen before; they count as seen when the running transaction commits. */
    @Transactional(TxType.MANDATORY)
    public Set<Key> firstSights(Collection<Key> keys) {
        var sights = new HashSet<Key>();
        if (keys.isEmpty()) {
            return sights;
        }
        // Sorted, so that two instances that hold the same batch wait for each other instead of locking up.
        var sorted = List.copyOf(
                new java.util.TreeSet<>(keys.stream().map(Sortable::new).toList()));
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox (source, event_id)
                        select * from unnest(?::text[], ?::text[])
                        on conflict do nothing
                        returning source, event_id""")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", sorted.stream().map(k -> k.key.source()).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", sorted.stream().map(k -> k.key.id()).toArray()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    sights.add(new Key(rows.getString(1), rows.getString(2)));
                }
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
        return sights;
    }

    /** Forgets what is older than any redelivery can be ({@code qloop.inbox.keep-days}). */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement(
                        "delete from inbox where received_at < now() - make_interval(days => ?)")) {
            delete.setInt(1, keepDays);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private record Sortable(Key key) implements Comparable<Sortable> {
        @Override
        public int compareTo(Sortable other) {
            var bySource = key.source().compareTo(other.key.source());
            return bySource != 0 ? bySource : key.id().compareTo(other.key.id());
        }
    }
}
