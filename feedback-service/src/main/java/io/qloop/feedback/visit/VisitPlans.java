package io.qloop.feedback.visit;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All planned visits. */
@ApplicationScoped
class VisitPlans implements PanacheRepositoryBase<VisitPlan, UUID> {

    VisitPlan get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("visit-plan-not-found"));
    }
}
