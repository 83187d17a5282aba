package io.qloop.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Rows that belong to the running transaction but are written together right before it commits: events, audit entries,
 * steps of deadlines. They cost one round trip to the database, also in a transaction that handles hundreds of events.
 */
@ApplicationScoped
public class BeforeCommit {

    private static final Object PENDING = new Object();

    /** Says how rows are written: statements that run in their order. */
    @FunctionalInterface
    public interface Writer<T> extends Function<List<T>, List<Sql>> {}

    private final TransactionSynchronizationRegistry registry;
    private final EntityManager entityManager;
    private final DataSource dataSource;

    BeforeCommit(TransactionSynchronizationRegistry registry, EntityManager entityManager, DataSource dataSource) {
        this.registry = registry;
        this.entityManager = entityManager;
        this.dataSource = dataSource;
    }

    /**
     * Adds one row to those that the writer writes before the commit, in the order of adding.
     *
     * @throws IllegalStateException without a running transaction
     */
    public <T> void add(Writer<T> writer, T row) {
        if (!isRunning()) {
            throw new IllegalStateException("Needs a running transaction");
        }
        var pending = (Pending) registry.getResource(PENDING);
        if (pending == null) {
            // Opens the session, so that it writes its entities before the rows that refer to them.
            entityManager.isJoinedToTransaction();
            pending = new Pending();
            registry.putResource(PENDING, pending);
            registry.registerInterposedSynchronization(pending);
        }
        pending.add(writer, row);
    }

    /** Runs the action once after this transaction has committed, however often it is asked for. */
    public void afterCommit(Runnable action) {
        if (registry.getResource(action) == null) {
            registry.putResource(action, Boolean.TRUE);
            registry.registerInterposedSynchronization(new AfterCommit(action));
        }
    }

    boolean isRunning() {
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
    }

    /** What the running transaction keeps under this key as long as it lasts. */
    @SuppressWarnings("unchecked") // each key keeps one kind of thing
    <T> T own(Object key, Supplier<T> first) {
        var kept = registry.getResource(key);
        if (kept == null) {
            kept = first.get();
            registry.putResource(key, kept);
        }
        return (T) kept;
    }

    private final class Pending implements Synchronization {
        private final Map<Writer<?>, List<Object>> rows = new LinkedHashMap<>();

        private <T> void add(Writer<T> writer, T row) {
            rows.computeIfAbsent(writer, _ -> new ArrayList<>()).add(row);
        }

        @Override
        public void beforeCompletion() {
            // What is added from now on begins anew.
            registry.putResource(PENDING, null);
            var statements = new ArrayList<Sql>();
            rows.forEach((writer, added) -> statements.addAll(statements(writer, added)));
            try (var connection = dataSource.getConnection()) {
                Sql.execute(connection, statements);
            } catch (SQLException e) {
                throw new StorageFault(e);
            }
        }

        @SuppressWarnings("unchecked") // add() takes only rows that fit their writer
        private static <T> List<Sql> statements(Writer<T> writer, List<?> rows) {
            return writer.apply((List<T>) rows);
        }

        @Override
        public void afterCompletion(int status) {
            rows.clear();
        }
    }

    private record AfterCommit(Runnable action) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing to write
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }
}
