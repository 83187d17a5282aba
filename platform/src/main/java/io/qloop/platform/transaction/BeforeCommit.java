package io.qloop.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Rows that belong to the running transaction but are written together, in one statement batch, right before it
 * commits: events and audit entries. A transaction that handles hundreds of events pays a few round trips for them.
 */
@ApplicationScoped
public class BeforeCommit {

    /** Writes the collected rows with a connection that belongs to the transaction. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(Connection connection, List<T> rows) throws SQLException;
    }

    private final TransactionSynchronizationRegistry registry;
    private final DataSource dataSource;

    BeforeCommit(TransactionSynchronizationRegistry registry, DataSource dataSource) {
        this.registry = registry;
        this.dataSource = dataSource;
    }

    /**
     * Adds one row to those that the writer writes before the commit, in the order of adding.
     *
     * @throws IllegalStateException without a running transaction
     */
    public <T> void add(Writer<T> writer, T row) {
        if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("Needs a running transaction");
        }
        @SuppressWarnings("unchecked") // only this method puts something under a writer's key
        var batch = (Batch<T>) registry.getResource(writer);
        if (batch == null) {
            batch = new Batch<>(writer);
            registry.putResource(writer, batch);
            registry.registerInterposedSynchronization(batch);
        }
        batch.rows.add(row);
    }

    /** Runs the action once after this transaction has committed, however often it is asked for. */
    public void afterCommit(Runnable action) {
        if (registry.getResource(action) == null) {
            registry.putResource(action, Boolean.TRUE);
            registry.registerInterposedSynchronization(new AfterCommit(action));
        }
    }

    private final class Batch<T> implements Synchronization {
        private final Writer<T> writer;
        private final List<T> rows = new ArrayList<>();

        private Batch(Writer<T> writer) {
            this.writer = writer;
        }

        @Override
        public void beforeCompletion() {
            try (var connection = dataSource.getConnection()) {
                writer.write(connection, rows);
            } catch (SQLException e) {
                throw new StorageFault(e);
            }
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
