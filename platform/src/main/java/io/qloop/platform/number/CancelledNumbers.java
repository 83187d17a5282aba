package io.qloop.platform.number;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.number.CancelledNumber.Place;
import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lists the numbers that were drawn and belong to no record, because their transaction was rolled back. A sweep first
 * notes how far each series has come; a later one, when every transaction that ran at that time has ended, knows that
 * what is missing up to there will never be used.
 */
@ApplicationScoped
class CancelledNumbers {

    private final DataSource dataSource;
    private final OneAtATime oneAtATime;
    private final Counter cancelled;

    CancelledNumbers(DataSource dataSource, OneAtATime oneAtATime, MeterRegistry meters) {
        this.dataSource = dataSource;
        this.oneAtATime = oneAtATime;
        this.cancelled = Counter.builder("qloop.numbers.cancelled")
                .description("Numbers that were listed as cancelled because their transaction was rolled back")
                .register(meters);
    }

    /** Counts from the start, not from the first sweep. */
    void onStart(@Observes StartupEvent start) {}

    @Scheduled(
            every = "${qloop.numbers.sweep-every:20s}",
            delayed = "20s",
            concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void sweep() {
        if (!oneAtATime.isMine("number_sweep")) {
            return;
        }
        try (var connection = dataSource.getConnection()) {
            cancelMissing(connection);
            noteProgress(connection);
        } catch (SQLException e) {
            throw new StorageFault(e);
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
                    select s.series, s.year, v.value, ?
                    from settled s, lateral generate_series(s.swept_to + 1, s.noted_to) as v(value)
                    where not exists (
                        select from number_issued n where n.series = s.series and n.year = s.year and n.value = v.value)
                    returning 1), swept as (
                    update number_series n set swept_to = s.noted_to from settled s
                    where n.series = s.series and n.year = s.year)
                select count(*) from cancelled""")) {
            cancel.setString(1, CancelReason.ROLLED_BACK.stored());
            try (var row = cancel.executeQuery()) {
                row.next();
                cancelled.increment(row.getLong(1));
            }
        }
    }

    /**
     * Those that are listed, by their series.
     *
     * @param after the place of the last one that is known already
     */
    List<CancelledNumber> page(Optional<String> form, Optional<Place> after, boolean ascending, int most) {
        var condition = form.map(_ -> " and s.form = ?").orElse("")
                + after.map(_ -> " and (n.series, n.year, n.value) " + (ascending ? ">" : "<") + " (?, ?, ?)")
                        .orElse("");
        var order = ascending ? "" : " desc";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select s.form, s.pattern, n.series, n.year, n.value, n.cancelled_reason
                        from number_issued n join number_series s on s.series = n.series and s.year = n.year
                        where n.cancelled_reason is not null%s
                        order by n.series%s, n.year%s, n.value%s
                        limit ?""".formatted(condition, order, order, order))) {
            int at = 0;
            if (form.isPresent()) {
                select.setString(++at, form.get());
            }
            if (after.isPresent()) {
                select.setString(++at, after.get().series());
                select.setInt(++at, after.get().year());
                select.setLong(++at, after.get().value());
            }
            select.setInt(++at, most);
            return read(select);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static List<CancelledNumber> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<CancelledNumber>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new CancelledNumber(
                        rows.getString(1),
                        rows.getString(2),
                        new Place(rows.getString(3), rows.getInt(4), rows.getLong(5)),
                        CancelReason.ofStored(rows.getString(6))));
            }
        }
        return found;
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
