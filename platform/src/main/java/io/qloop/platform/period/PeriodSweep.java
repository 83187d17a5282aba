package io.qloop.platform.period;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.period.Period.Kind;
import io.qloop.platform.transaction.Statements;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Notices that a period has begun. What was noticed last stands in the database, one row per kind, which the instances lock:
 * one of them writes down what is to be done. Each work is then done in a transaction of its own, which takes its row away.
 */
@ApplicationScoped
class PeriodSweep {

    private static final Logger LOG = Logger.getLogger(PeriodSweep.class);

    private final Statements statements;
    private final Calendars calendars;
    private final List<PeriodWork> works;
    private final Duration grace;
    private final Counter failures;
    private final Clock clock;

    /**
     * @param grace   after the beginning of a period; what was written down before it may be committed only now
     * @param longest that a transaction takes where nothing else is said
     */
    PeriodSweep(
            Statements statements,
            Calendars calendars,
            @All List<PeriodWork> works,
            @ConfigProperty(name = "qloop.periods.grace", defaultValue = "2m") Duration grace,
            @ConfigProperty(name = "quarkus.transaction-manager.default-transaction-timeout", defaultValue = "60s")
                    Duration longest,
            MeterRegistry meters,
            Clock clock) {
        if (grace.compareTo(longest) <= 0) {
            throw new IllegalArgumentException(
                    "qloop.periods.grace is " + grace + ", but must be longer than a transaction may take: " + longest);
        }
        this.statements = statements;
        this.calendars = calendars;
        this.works = works;
        this.grace = grace;
        this.failures = Counter.builder("qloop.periods.failures")
                .description("Times that work at the beginning of a period failed; it is tried again")
                .register(meters);
        this.clock = clock;
    }

    /** Refuses a grace that is too short, and counts, from the start and not from the first sweep. */
    void onStart(@Observes StartupEvent start) {}

    @Scheduled(
            identity = "periods",
            every = "${qloop.periods.every:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        for (var kind : Kind.values()) {
            while (QuarkusTransaction.requiringNew().call(() -> notice(kind))) {
                // One period after the other, each in a transaction of its own.
            }
        }
        for (var work : works) {
            QuarkusTransaction.requiringNew().call(() -> waiting(work)).forEach(began -> attempt(work, began));
        }
    }

    /** Notices the period after the last one, if it has begun; a new database begins with the current one. */
    private boolean notice(Kind kind) {
        var now = clock.instant();
        var zone = calendars.company().zone();
        var last = last(kind, zone);
        if (last.isEmpty()) {
            remember(Period.of(kind, now, zone));
            return false;
        }
        var next = last.get().next();
        // After the clock was put back, what has been noticed stays noticed.
        if (next.start().plus(grace).isAfter(now)) {
            return false;
        }
        remember(next);
        for (var work : works) {
            statements.update(
                    "insert into period_work (work, kind, first_day) values (?, ?, ?)",
                    work.name(),
                    next.kind().name(),
                    next.first());
        }
        return true;
    }

    private Optional<Period> last(Kind kind, ZoneId zone) {
        return statements.first(
                "select first_day from period_begun where kind = ? for update",
                row -> new Period(kind, row.getObject(1, LocalDate.class), zone),
                kind.name());
    }

    private void remember(Period period) {
        statements.update("""
                insert into period_begun (kind, first_day) values (?, ?)
                on conflict (kind) do update set first_day = greatest(period_begun.first_day, excluded.first_day)""", period.kind().name(), period.first());
    }

    /** The periods for which the work is not done yet, the earliest first. */
    private List<Period> waiting(PeriodWork work) {
        var zone = calendars.company().zone();
        return statements
                .list(
                        "select kind, first_day from period_work where work = ?",
                        row -> new Period(Kind.valueOf(row.getString(1)), row.getObject(2, LocalDate.class), zone),
                        work.name())
                .stream()
                .sorted(Comparator.comparing(Period::first).thenComparing(Period::kind))
                .toList();
    }

    /** A work that fails keeps none of the others, and stays written down for the next sweep. */
    private void attempt(PeriodWork work, Period began) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (isMine(work, began)) {
                    work.periodBegan(began);
                }
            });
        } catch (RuntimeException e) {
            failures.increment();
            LOG.errorf(e, "The work %s of period %s failed and will be tried again", work.name(), began.code());
        }
    }

    /** Who comes second waits here, and finds it done or tries it. */
    private boolean isMine(PeriodWork work, Period began) {
        return statements.update(
                        "delete from period_work where work = ? and kind = ? and first_day = ?",
                        work.name(),
                        began.kind().name(),
                        began.first())
                == 1;
    }
}
