package io.qloop.feedback.importing;

import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The real turns, in one of which this process can be made to "die". */
@Mock
@Singleton
class CrashableTurns extends Turns {

    private final AtomicReference<Moment> deadly = new AtomicReference<>();
    private final AtomicInteger left = new AtomicInteger();

    enum Moment {
        /** Everything of the batch is done, nothing is committed. */
        WORKED,
        COMMITTED
    }

    CrashableTurns(OneAtATime oneAtATime) {
        super(oneAtATime);
    }

    /** The process dies once, when so many batches have come so far. */
    void dieWhen(Moment moment, int batches) {
        left.set(batches);
        deadly.set(moment);
    }

    /** Is it still to die? */
    boolean isDoomed() {
        return deadly.get() != null;
    }

    @Override
    Step take(Supplier<Step> batch) {
        try {
            var step = super.take(() -> {
                var worked = batch.get();
                die(Moment.WORKED);
                return worked;
            });
            die(Moment.COMMITTED);
            return step;
        } catch (QuarkusTransactionException wrapped) {
            if (wrapped.getCause() instanceof Death death) {
                throw death;
            }
            throw wrapped;
        }
    }

    private void die(Moment moment) {
        if (deadly.get() == moment && left.decrementAndGet() == 0) {
            deadly.set(null);
            throw new Death();
        }
    }

    /** As if the process had been killed. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
