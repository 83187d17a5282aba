package io.qloop.feedback.feedback;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All feedbacks. */
@ApplicationScoped
class Feedbacks implements PanacheRepositoryBase<Feedback, UUID> {

    Feedback get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("feedback-not-found"));
    }

    /** The one that goes on as this complaint or return. */
    Optional<Feedback> continuedAs(UUID successor) {
        return find("successor.id", successor).firstResultOptional();
    }

    Optional<Feedback> continuedAs(String successorNumber) {
        return find("successor.number", successorNumber).firstResultOptional();
    }

    List<Feedback> withUnknownLots(String customerId) {
        return list("customerId = ?1 and unknownLots = true", customerId);
    }

    boolean cameFrom(FeedbackOrigin origin) {
        return count(
                        "originKind = ?1 and originId = ?2 and originItem is not distinct from ?3",
                        origin.kind(),
                        origin.id(),
                        origin.item())
                > 0;
    }
}
