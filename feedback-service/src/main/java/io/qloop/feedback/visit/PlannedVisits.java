package io.qloop.feedback.visit;

import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets the record of a visit fulfil the plan. */
@ApplicationScoped
public class PlannedVisits {

    private final VisitPlans plans;

    PlannedVisits(VisitPlans plans) {
        this.plans = plans;
    }

    /**
     * Part of the transaction in which the visit is recorded.
     *
     * @throws Refusal naming the field {@code visitPlan}, when there is no such plan or it is one for somebody else
     */
    public void made(UUID plan, String customerId, UUID report) {
        plans.findByIdOptional(plan)
                .orElseThrow(() -> Refusal.unprocessable("visit-plan-unknown", "visitPlan"))
                .made(customerId, report);
    }
}
