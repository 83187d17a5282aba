package io.qloop.feedback.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets the record of a visit fulfil the plan. */
@ApplicationScoped
public class PlannedVisits {

    private final VisitPlans plans;

    PlannedVisits(VisitPlans plans) {
        this.plans = plans;
    }

    /** Part of the transaction in which the visit is recorded. */
    public void made(UUID plan, String customerId, UUID report) {
        plans.get(plan).made(customerId, report);
    }
}
