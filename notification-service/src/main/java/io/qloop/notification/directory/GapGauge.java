package io.qloop.notification.directory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an administrator watches: whether everybody who may have to be told is in the directory. Looked at once a minute. */
@ApplicationScoped
class GapGauge {

    private final Gaps gaps;
    private volatile double count = Double.NaN;

    GapGauge(Gaps gaps) {
        this.gaps = gaps;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        Gauge.builder("qloop.directory.gaps", this, g -> g.count)
                .description("Posts, departments and functions that nobody can be told for")
                .register(meters);
    }

    @Scheduled(identity = "directory-gaps", every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        count = gaps.now().size();
    }
}
