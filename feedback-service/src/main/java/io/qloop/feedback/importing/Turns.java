package io.qloop.feedback.importing;

import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Each batch is a transaction of its own, in which no other instance imports. Between two batches another one may take over;
 * it goes on from what the last batch has committed, and whoever was slower notices.
 */
@ApplicationScoped
class Turns {

    private static final int SECONDS = 120;

    private final OneAtATime oneAtATime;

    Turns(OneAtATime oneAtATime) {
        this.oneAtATime = oneAtATime;
    }

    Step take(Supplier<Step> batch) {
        return QuarkusTransaction.requiringNew()
                .timeout(SECONDS)
                .call(() -> oneAtATime.isMine("imports") ? batch.get() : Step.NOT_MINE);
    }
}
