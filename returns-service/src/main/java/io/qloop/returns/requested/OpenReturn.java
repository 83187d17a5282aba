package io.qloop.returns.requested;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.returns.masterdata.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Opens the return that a feedback asks for, once. */
@ApplicationScoped
class OpenReturn {

    private final RequestedReturns returns;
    private final Customers customers;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    OpenReturn(RequestedReturns returns, Customers customers, Numbers numbers, Outbox outbox, Clock clock) {
        this.returns = returns;
        this.customers = customers;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void handle(ReturnRequested requested) {
        if (returns.wasOpenedFor(requested.feedbackId())) {
            return;
        }
        if (customers.find(requested.customerId()).isEmpty()) {
            throw Refusal.unprocessable("unknown-customer", "customerId", requested.customerId());
        }
        var id = Ids.next();
        var opened = new RequestedReturn(id, numbers.next("RR", id), requested, clock.instant());
        returns.persist(opened);
        // Goods that come back under the number belong to the feedback's loop.
        outbox.append(opened.opened().announced(), opened.number());
    }
}
