package io.qloop.platform.procedure.form;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The controlled copies that were issued. */
@ApplicationScoped
class ControlledCopies implements PanacheRepositoryBase<ControlledCopy, UUID> {

    ControlledCopy get(UUID caseId, UUID id) {
        return findByIdOptional(id)
                .filter(copy -> copy.caseId().equals(caseId))
                .orElseThrow(() -> Refusal.notFound("controlled-copy-not-found"));
    }

    /** The number of the next copy of a case; needs the case to be locked. */
    int nextNumber(UUID caseId) {
        return Math.toIntExact(count("caseId", caseId)) + 1;
    }
}
