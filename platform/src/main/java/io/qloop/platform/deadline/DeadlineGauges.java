package io.qloop.platform.deadline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** How many deadlines run, and how many of them are late. */
@ApplicationScoped
class DeadlineGauges {

    private final DeadlineStore store;
    private final Clock clock;

    DeadlineGauges(DeadlineStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        Gauge.builder("qloop.deadlines.running", this, DeadlineGauges::running)
                .description("Deadlines that are neither met nor cancelled")
                .register(meters);
        Gauge.builder("qloop.deadlines.late", this, DeadlineGauges::late)
                .description("Running deadlines whose date is over")
                .register(meters);
    }

    private long running() {
        return QuarkusTransaction.requiringNew().call(() -> store.count("endedAt is null"));
    }

    private long late() {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.count(
                        "endedAt is null and status = ?1 and dueAt <= ?2", DeadlineStatus.RUNNING, clock.instant()));
    }
}
