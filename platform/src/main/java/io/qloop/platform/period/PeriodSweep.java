package io.qloop.platform.period;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.period.Period.Kind;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Notices that a period has begun. What was noticed last stands in the database, one row per kind, which the instances lock:
 * one of them writes down what is to be done. Each work is then done in a transaction of its own, which takes its row away.
 */
@ApplicationScoped
class PeriodSweep {

    private static final Logger LOG = Logger.getLogger(PeriodSweep.class);

    private final DataSource dataSource;
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
            DataSource dataSource,
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
        this.dataSource = dataSource;
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
        try (var connection = dataSource.getConnection()) {
            var last = last(connection, kind, zone);
            if (last.isEmpty()) {
                remember(connection, Period.of(kind, now, zone));
                return false;
            }
            var next = last.get().next();
            // After the clock was put back, what has been noticed stays noticed.
            if (next.start().plus(grace).isAfter(now)) {
                return false;
            }
            remember(connection, next);
            for (var work : works) {
                execute(connection, "insert into period_work (work, kind, first_day) values (?, ?, ?)", work, next);
            }
            return true;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static Optional<Period> last(Connection connection, Kind kind, ZoneId zone) throws SQLException {
        try (var select = connection.prepareStatement("select first_day from period_begun where kind = ? for update")) {
            select.setString(1, kind.name());
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Period(kind, row.getObject(1, LocalDate.class), zone))
                        : Optional.empty();
            }
        }
    }

    private static void remember(Connection connection, Period period) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into period_begun (kind, first_day) values (?, ?)
                on conflict (kind) do update set first_day = greatest(period_begun.first_day, excluded.first_day)""")) {
            upsert.setString(1, period.kind().name());
            upsert.setObject(2, period.first());
            upsert.executeUpdate();
        }
    }

    /** The periods for which the work is not done yet, the earliest first. */
    private List<Period> waiting(PeriodWork work) {
        var zone = calendars.company().zone();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select kind, first_day from period_work where work = ?")) {
            select.setString(1, work.name());
            var waiting = new ArrayList<Period>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new Period(Kind.valueOf(rows.getString(1)), rows.getObject(2, LocalDate.class), zone));
                }
            }
            waiting.sort(Comparator.comparing(Period::first).thenComparing(Period::kind));
            return waiting;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
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
        try (var connection = dataSource.getConnection()) {
            return execute(
                            connection,
                            "delete from period_work where work = ? and kind = ? and first_day = ?",
                            work,
                            began)
                    == 1;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static int execute(Connection connection, String sql, PeriodWork work, Period period) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, work.name());
            statement.setString(2, period.kind().name());
            statement.setObject(3, period.first());
            return statement.executeUpdate();
        }
    }
}
