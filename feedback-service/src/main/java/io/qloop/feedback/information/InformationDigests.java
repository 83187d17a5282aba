package io.qloop.feedback.information;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All digests. */
@ApplicationScoped
class InformationDigests implements PanacheRepositoryBase<InformationDigest, UUID> {

    InformationDigest get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("information-digest-not-found"));
    }

    boolean isMade(String procedureName, String period) {
        return count("procedureName = ?1 and period = ?2", procedureName, period) > 0;
    }
}
