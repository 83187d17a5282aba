package io.qloop.platform.number;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lists the numbers that were drawn and belong to no record, because their transaction was rolled back. A sweep first
 * notes how far each series has come; a later one, when every transaction that ran at that time has ended, knows that
 * what is missing up to there will never be used.
 */
@ApplicationScoped
class CancelledNumbers {

    private final DataSource dataSource;
    private final Counter cancelled;

    CancelledNumbers(DataSource dataSource, MeterRegistry meters) {
        this.dataSource = dataSource;
        this.cancelled = Counter.builder("qloop.numbers.cancelled")
                .description("Numbers that were listed as cancelled because their transaction was rolled back")
                .register(meters);
    }

    /** Counts from the start, not from the first sweep. */
    void onStart(@Observes StartupEvent start) {}

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void sweep() {
        try (var connection = dataSource.getConnection()) {
            if (isMine(connection)) {
                cancelMissing(connection);
                noteProgress(connection);
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** One instance sweeps at a time. */
    private static boolean isMine(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext('number_sweep'))");
                var row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void cancelMissing(Connection connection) throws SQLException {
        try (var cancel = connection.prepareStatement("""
                with settled as (
                    select series, year, swept_to, noted_to from number_series
                    where noted_to > swept_to and noted_at < coalesce(
                        (select min(xact_start) from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null),
                        clock_timestamp())
                ), cancelled as (
                    insert into number_issued (series, year, value, cancelled_reason)
                    select s.series, s.year, v.value, 'rolled back'
                    from settled s, lateral generate_series(s.swept_to + 1, s.noted_to) as v(value)
                    where not exists (
                        select from number_issued n where n.series = s.series and n.year = s.year and n.value = v.value)
                    returning 1), swept as (
                    update number_series n set swept_to = s.noted_to from settled s
                    where n.series = s.series and n.year = s.year)
                select count(*) from cancelled""");
                var row = cancel.executeQuery()) {
            row.next();
            cancelled.increment(row.getLong(1));
        }
    }

    private static void noteProgress(Connection connection) throws SQLException {
        try (var note = connection.prepareStatement("""
                update number_series n
                set noted_to = p.last_value, noted_at = clock_timestamp() + interval '1 second' -- after it was read, surely
                from pg_sequences p
                where p.sequencename = n.sequence_name and p.schemaname = current_schema()
                  and n.noted_to = n.swept_to and p.last_value > n.noted_to""")) {
            note.executeUpdate();
        }
    }
}
