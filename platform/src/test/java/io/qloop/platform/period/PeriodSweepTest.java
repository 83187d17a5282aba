package io.qloop.platform.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.testing.ServiceTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
    Calendars calendars;

    @Inject
    Event<PeriodBegan> began;

    @Inject
    Listener listener;

    /** Hears what begins, and fails where a test wants it to. */
    @Singleton
    static class Listener {

        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        void on(@Observes PeriodBegan began) {
            if (failing) {
                throw new IllegalStateException("The summary cannot be made");
            }
            heard.add(began.period().code());
        }
    }

    @BeforeEach
    void forget() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from period_begun");
        }
        listener.failing = false;
        sweepAt("2026-10-15T00:00:00Z");
        listener.heard.clear();
    }

    private void sweepAt(String moment) {
        new PeriodSweep(dataSource, calendars, began, Clock.fixed(Instant.parse(moment), ZoneOffset.UTC)).sweep();
    }

    @Test
    @Tag("X-012")
    void tellsTheBeginningOfEachPeriodOnce() {
        sweepAt("2026-10-31T15:59:59Z");
        assertThat(listener.heard).isEmpty();

        sweepAt("2026-10-31T16:00:00Z");
        sweepAt("2026-10-31T16:00:30Z");
        assertThat(listener.heard).containsExactly("2026-11");

        sweepAt("2026-12-31T16:00:00Z");
        assertThat(listener.heard).containsExactly("2026-11", "2026-12", "2027-01", "2027-Q1", "2027-H1", "2027");
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

        assertThat(listener.heard).containsExactly("2026-11");
    }

    @Test
    void isToldAgainUntilItsWorkIsDone() {
        listener.failing = true;
        assertThatThrownBy(() -> sweepAt("2026-11-05T00:00:00Z")).hasStackTraceContaining("cannot be made");

        listener.failing = false;
        sweepAt("2026-11-05T00:00:30Z");

        assertThat(listener.heard).containsExactly("2026-11");
    }

    @Test
    void isNotToldAgainWhenTheClockWasPutBack() {
        sweepAt("2026-12-05T00:00:00Z");
        sweepAt("2026-11-20T00:00:00Z");
        sweepAt("2026-12-06T00:00:00Z");

        assertThat(listener.heard).containsExactly("2026-11", "2026-12");
    }
}
