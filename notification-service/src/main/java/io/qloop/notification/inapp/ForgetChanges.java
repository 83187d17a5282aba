package io.qloop.notification.inapp;

import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets changes that nobody can ask for any more. */
@ApplicationScoped
class ForgetChanges {

    private static final int BATCH = 1000;

    /** What began before a change may have been committed after it. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Changes changes;
    private final InAppSettings settings;
    private final OneAtATime oneAtATime;

    ForgetChanges(Changes changes, InAppSettings settings, OneAtATime oneAtATime) {
        this.changes = changes;
        this.settings = settings;
        this.oneAtATime = oneAtATime;
    }

    @Scheduled(
            identity = "forget-changes",
            every = "1h",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        while (forgetsBatch()) {
            // Each batch is a transaction of its own.
        }
    }

    private boolean forgetsBatch() {
        return QuarkusTransaction.requiringNew()
                .call(() -> oneAtATime.isMine("forget-changes")
                        && changes.forget(settings.keepChanges().plus(MARGIN), BATCH) == BATCH);
    }
}
