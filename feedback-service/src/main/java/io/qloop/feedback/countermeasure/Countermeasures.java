package io.qloop.feedback.countermeasure;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All countermeasures. */
@ApplicationScoped
class Countermeasures implements PanacheRepositoryBase<Countermeasure, UUID> {

    /** Those of a feedback, the oldest first. */
    List<Countermeasure> of(UUID feedbackId) {
        return list("feedbackId = ?1 order by id", feedbackId);
    }

    Countermeasure get(UUID feedbackId, UUID id) {
        return findByIdOptional(id)
                .filter(it -> it.feedbackId().equals(feedbackId))
                .orElseThrow(() -> Refusal.notFound("countermeasure-not-found"));
    }
}
