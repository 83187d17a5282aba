package io.qloop.feedback.information;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** All records of what was heard. */
@ApplicationScoped
class InformationRecords implements PanacheRepositoryBase<InformationRecord, UUID> {

    InformationRecord get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("information-not-found"));
    }

    /** Of two who add to the same record at once, the second waits for the first. */
    InformationRecord lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("information-not-found"));
    }
}
