package io.qloop.feedback.feedback;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All feedbacks. */
@ApplicationScoped
class Feedbacks implements PanacheRepositoryBase<Feedback, UUID> {

    Feedback get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("feedback-not-found"));
    }

    boolean cameFrom(FeedbackOrigin origin) {
        return count("originKind = ?1 and originId = ?2", origin.kind(), origin.id()) > 0;
    }
}
