package io.qloop.platform.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.transaction.Statements;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class PeriodSweepTest {

    @Inject
    DataSource dataSource;

    @Inject
    Statements statements;

    @Inject
    Calendars calendars;

    @Inject
    @All
    List<PeriodWork> works;

    @Inject
    MeterRegistry meters;

    @Inject
    Reports reports;

    @Inject
    Plans plans;

    /** Keeps what it was told, and fails where a test wants it to. */
    abstract static class Listener implements PeriodWork {

        final List<String> heard = new CopyOnWriteArrayList<>();
        final Set<String> failing = ConcurrentHashMap.newKeySet();

        @Override
        public void periodBegan(Period began) {
            if (failing.contains(began.code())) {
                throw new IllegalStateException("The summary cannot be made");
            }
            heard.add(began.code());
        }
    }

    @Singleton
    static class Reports extends Listener {

        @Override
        public String name() {
            return "reports";
        }
    }

    @Singleton
    static class Plans extends Listener {

        @Override
        public String name() {
            return "plans";
        }
    }

    @BeforeEach
    void forget() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from period_begun");
            statement.execute("delete from period_work");
        }
        sweepAt("2026-10-15T00:00:00Z");
        for (var listener : List.of(reports, plans)) {
            listener.heard.clear();
            listener.failing.clear();
        }
    }

    private void sweepAt(String moment) {
        sweep(Duration.ofMinutes(2), Clock.fixed(Instant.parse(moment), ZoneOffset.UTC))
                .sweep();
    }

    private PeriodSweep sweep(Duration grace, Clock clock) {
        return new PeriodSweep(statements, calendars, works, grace, Duration.ofMinutes(1), meters, clock);
    }

    private double failures() {
        return meters.get("qloop.periods.failures").counter().count();
    }

    @Test
    @Tag("X-012")
    void tellsTheBeginningOfEachPeriodOnce() {
        sweepAt("2026-10-31T16:01:59Z");
        assertThat(reports.heard).isEmpty();

        sweepAt("2026-10-31T16:02:00Z");
        sweepAt("2026-10-31T16:02:30Z");
        assertThat(reports.heard).containsExactly("2026-11");

        sweepAt("2026-12-31T16:02:00Z");
        assertThat(reports.heard).containsExactly("2026-11", "2026-12", "2027-01", "2027-Q1", "2027-H1", "2027");
        assertThat(plans.heard).isEqualTo(reports.heard);
    }

    /** What was written down before midnight is committed by then, so that it is in what is told of the period. */
    @Test
    void waitsLongerThanATransactionMayTake() {
        assertThatThrownBy(() -> sweep(Duration.ofMinutes(1), Clock.systemUTC()))
                .hasMessageContaining("qloop.periods.grace is PT1M");
    }

    @Test
    void isToldByOneOfSeveralInstances() throws Exception {
        try (var instances = Executors.newFixedThreadPool(4)) {
            var all = IntStream.range(0, 8)
                    .mapToObj(i -> instances.submit(() -> sweepAt("2026-11-05T00:00:00Z")))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(reports.heard).containsExactly("2026-11");
    }

    @Test
    void triesAgainAloneWhatFailed() {
        var before = failures();
        reports.failing.add("2026-12");
        sweepAt("2027-01-05T00:00:00Z");

        assertThat(reports.heard).containsExactly("2026-11", "2027-01", "2027-Q1", "2027-H1", "2027");
        assertThat(plans.heard).containsExactly("2026-11", "2026-12", "2027-01", "2027-Q1", "2027-H1", "2027");
        sweepAt("2027-01-05T00:00:30Z");
        assertThat(failures() - before).isEqualTo(2);

        reports.failing.clear();
        sweepAt("2027-01-05T00:01:00Z");
        sweepAt("2027-01-05T00:01:30Z");
        assertThat(reports.heard).containsExactly("2026-11", "2027-01", "2027-Q1", "2027-H1", "2027", "2026-12");
        assertThat(plans.heard).hasSize(6);
    }

    @Test
    void isNotToldAgainWhenTheClockWasPutBack() {
        sweepAt("2026-12-05T00:00:00Z");
        sweepAt("2026-11-20T00:00:00Z");
        sweepAt("2026-12-06T00:00:00Z");

        assertThat(reports.heard).containsExactly("2026-11", "2026-12");
    }
}
