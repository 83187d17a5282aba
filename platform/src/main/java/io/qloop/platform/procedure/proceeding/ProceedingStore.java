package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The proceedings in the database. */
@ApplicationScoped
class ProceedingStore implements PanacheRepositoryBase<Proceeding, UUID> {

    Proceeding get(UUID caseId) {
        return findByIdOptional(caseId).orElseThrow(() -> Refusal.notFound("proceeding-not-found"));
    }

    /** Of two who go on with the same case at once, the second waits for the first. */
    Proceeding lock(UUID caseId) {
        return find(caseId).orElseThrow(() -> Refusal.notFound("proceeding-not-found"));
    }

    /** The same for a case that may follow no procedure. */
    Optional<Proceeding> find(UUID caseId) {
        return findByIdOptional(caseId, LockModeType.PESSIMISTIC_WRITE);
    }
}
