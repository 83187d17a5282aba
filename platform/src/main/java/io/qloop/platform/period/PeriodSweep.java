package io.qloop.platform.period;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.period.Period.Kind;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Notices that a period has begun. What was noticed last stands in the database, one row per kind, which the instances lock:
 * one of them tells it.
 */
@ApplicationScoped
class PeriodSweep {

    private final DataSource dataSource;
    private final Calendars calendars;
    private final Event<PeriodBegan> began;
    private final Clock clock;

    PeriodSweep(DataSource dataSource, Calendars calendars, Event<PeriodBegan> began, Clock clock) {
        this.dataSource = dataSource;
        this.calendars = calendars;
        this.began = began;
        this.clock = clock;
    }

    @Scheduled(
            identity = "periods",
            every = "${qloop.periods.every:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        for (var kind : Kind.values()) {
            while (QuarkusTransaction.requiringNew().call(() -> step(kind))) {
                // One period after the other, each in a transaction of its own.
            }
        }
    }

    /** Tells the period after the last one that was told, if it has begun; a new database begins with the current one. */
    private boolean step(Kind kind) {
        var zone = calendars.company().zone();
        var current = Period.of(kind, clock.instant(), zone);
        try (var connection = dataSource.getConnection()) {
            var last = last(connection, kind, zone);
            if (last.isEmpty()) {
                remember(connection, current);
                return false;
            }
            var next = last.get().next();
            // After the clock was put back, what has been told stays told.
            if (next.first().isAfter(current.first())) {
                return false;
            }
            remember(connection, next);
            began.fire(new PeriodBegan(next));
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
}
