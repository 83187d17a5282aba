package io.qloop.platform.number;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.number.CancelledNumber.Place;
import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.Statements;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Lists the numbers that were drawn and belong to no record, because their transaction was rolled back. A sweep first
 * notes how far each series has come; a later one, when every transaction that ran at that time has ended, knows that
 * what is missing up to there will never be used.
 */
@ApplicationScoped
class CancelledNumbers {

    private final Statements statements;
    private final OneAtATime oneAtATime;
    private final Counter cancelled;

    CancelledNumbers(Statements statements, OneAtATime oneAtATime, MeterRegistry meters) {
        this.statements = statements;
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
        cancelled.increment(cancelMissing());
        noteProgress();
    }

    private long cancelMissing() {
        return statements.one("""
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
                select count(*) from cancelled""", row -> row.getLong(1), CancelReason.ROLLED_BACK.stored());
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
        var values = new ArrayList<>();
        form.ifPresent(values::add);
        after.ifPresent(place -> Collections.addAll(values, place.series(), place.year(), place.value()));
        values.add(most);
        return statements.list(
                """
                select s.form, s.pattern, n.series, n.year, n.value, n.cancelled_reason
                from number_issued n join number_series s on s.series = n.series and s.year = n.year
                where n.cancelled_reason is not null%s
                order by n.series%s, n.year%s, n.value%s
                limit ?""".formatted(condition, order, order, order),
                row -> new CancelledNumber(
                        row.getString(1),
                        row.getString(2),
                        new Place(row.getString(3), row.getInt(4), row.getLong(5)),
                        CancelReason.ofStored(row.getString(6))),
                values.toArray());
    }

    private void noteProgress() {
        statements.update("""
                update number_series n
                set noted_to = p.last_value, noted_at = clock_timestamp() + interval '1 second' -- after it was read, surely
                from pg_sequences p
                where p.sequencename = n.sequence_name and p.schemaname = current_schema()
                  and n.noted_to = n.swept_to and p.last_value > n.noted_to""");
    }
}
