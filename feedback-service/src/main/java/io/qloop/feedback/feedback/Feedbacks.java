package io.qloop.feedback.feedback;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All feedbacks. */
@ApplicationScoped
class Feedbacks implements PanacheRepositoryBase<Feedback, UUID> {

    Feedback get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("feedback-not-found"));
    }

    /** Of two who change it at once, the second waits for the first. */
    Feedback lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("feedback-not-found"));
    }

    /** The one that goes on as this complaint or return. */
    Optional<Feedback> continuedAs(UUID successor) {
        return find("successor.id", successor).firstResultOptional();
    }

    Optional<Feedback> continuedAs(String successorNumber) {
        return find("successor.number", successorNumber).firstResultOptional();
    }

    /** Those of the customer with lots that are not known which name one of these lots. */
    @SuppressWarnings("unchecked")
    List<Feedback> withUnknownLots(String customerId, Set<String> lots) {
        return getEntityManager()
                .createNativeQuery("""
                        select distinct on (f.id) f.*
                        from unnest(cast(:lots as text[])) as named(lot)
                            join feedback f on f.unknown_lots and f.customer_id = :customer
                                and cast(f.lines as jsonb) @> jsonb_build_array(jsonb_build_object('lot', named.lot))
                        order by f.id""", Feedback.class)
                .setParameter("customer", customerId)
                .setParameter("lots", lots.toArray(String[]::new))
                .getResultList();
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
