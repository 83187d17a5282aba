package io.qloop.feedback.warning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.feedback.warning.FeedbackCounts.Fresh;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks at what was counted since it last looked. Each day of a product, customer or kind is a transaction of its own: one
 * that cannot be looked at holds up nobody, and is looked at again the next time.
 */
@ApplicationScoped
class LookAtCounts {

    private static final Logger LOG = Logger.getLogger(LookAtCounts.class);
    private static final String JOB = "early-warnings";
    private static final int BATCH = 100;

    private final FeedbackCounts counts;
    private final RaiseWarning raiseWarning;
    private final OneAtATime oneAtATime;
    private final Counter failures;

    LookAtCounts(FeedbackCounts counts, RaiseWarning raiseWarning, OneAtATime oneAtATime, MeterRegistry meters) {
        this.counts = counts;
        this.raiseWarning = raiseWarning;
        this.oneAtATime = oneAtATime;
        this.failures = meters.counter("qloop.warnings.failures");
    }

    @Scheduled(identity = JOB, every = "${feedback.warnings.every:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        var batch = counts.freshAfter(Optional.empty(), BATCH);
        while (!batch.isEmpty() && lookAt(batch)) {
            batch = counts.freshAfter(Optional.of(batch.getLast()), BATCH);
        }
    }

    /** @return false if another instance is at it */
    private boolean lookAt(List<Fresh> batch) {
        for (var fresh : batch) {
            try {
                if (!QuarkusTransaction.requiringNew().call(() -> lookAt(fresh))) {
                    return false;
                }
            } catch (RuntimeException fault) {
                failures.increment();
                LOG.errorf(fault, "The feedbacks of a day cannot be looked at: %s", fresh);
            }
        }
        return true;
    }

    private boolean lookAt(Fresh fresh) {
        if (!oneAtATime.isMine(JOB)) {
            return false;
        }
        if (counts.take(fresh)) {
            raiseWarning.handle(fresh);
        }
        return true;
    }
}
