package io.qloop.feedback.visit;

import io.qloop.feedback.customer.KnownCustomers;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/** Plans a visit, puts it off, cancels it. */
@ApplicationScoped
class ChangeVisitPlans {

    private final VisitPlans plans;
    private final KnownCustomers customers;
    private final SeenVersion seenVersion;
    private final Clock clock;

    ChangeVisitPlans(VisitPlans plans, KnownCustomers customers, SeenVersion seenVersion, Clock clock) {
        this.plans = plans;
        this.customers = customers;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    @Transactional
    VisitPlan plan(String customerId, VisitPlan.Plan plan, String plannedBy) {
        if (!customers.knows(customerId)) {
            throw Refusal.unprocessable("unknown-customer", "customerId", customerId);
        }
        var visit = new VisitPlan(Ids.next(), customerId, plan, plannedBy, clock.instant());
        plans.persist(visit);
        return visit;
    }

    @Transactional
    VisitPlan change(UUID id, String ifMatch, VisitPlan.Plan plan) {
        return changed(id, ifMatch, visit -> visit.change(plan));
    }

    @Transactional
    VisitPlan cancel(UUID id, String ifMatch, String reason) {
        return changed(id, ifMatch, visit -> visit.cancel(reason));
    }

    private VisitPlan changed(UUID id, String ifMatch, Consumer<VisitPlan> change) {
        var visit = plans.get(id);
        change.accept(visit);
        seenVersion.require(ifMatch, visit, visit.version());
        plans.flush();
        return visit;
    }
}
