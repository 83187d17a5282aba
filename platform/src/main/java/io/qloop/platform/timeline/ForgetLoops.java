package io.qloop.platform.timeline;

import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets loops in which this service has no case, or has none any more since its records were disposed of. */
@ApplicationScoped
class ForgetLoops {

    private static final int BATCH = 1000;

    private final LoopEvents events;
    private final TimelineSettings settings;
    private final OneAtATime oneAtATime;

    ForgetLoops(LoopEvents events, TimelineSettings settings, OneAtATime oneAtATime) {
        this.events = events;
        this.settings = settings;
        this.oneAtATime = oneAtATime;
    }

    @Scheduled(identity = "forget-loops", every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        while (forgetsBatch()) {
            // Each batch is a transaction of its own.
        }
    }

    private boolean forgetsBatch() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        oneAtATime.isMine("forget-loops") && events.forget(settings.keepWithoutCase(), BATCH) == BATCH);
    }
}
