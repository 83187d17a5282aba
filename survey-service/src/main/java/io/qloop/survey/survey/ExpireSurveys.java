package io.qloop.survey.survey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Closes the links of surveys that nobody answered in time. Safe with several instances; catches up after an outage. */
@ApplicationScoped
class ExpireSurveys {
    private static final int BATCH = 200;

    private final Surveys surveys;
    private final Clock clock;

    ExpireSurveys(Surveys surveys, Clock clock) {
        this.surveys = surveys;
        this.clock = clock;
    }

    @Scheduled(
            identity = "expire-surveys",
            every = "${survey.expiry-check-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void handle() {
        while (QuarkusTransaction.requiringNew().call(this::expireBatch) == BATCH) {
            // Each batch is a transaction of its own: memory stays flat however many there are.
        }
    }

    private int expireBatch() {
        var now = clock.instant();
        var overdue = surveys.overdueLocked(now, BATCH);
        overdue.forEach(it -> it.expire(now));
        return overdue.size();
    }
}
