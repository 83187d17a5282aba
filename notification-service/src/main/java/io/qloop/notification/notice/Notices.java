package io.qloop.notification.notice;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** All advisory notices. */
@ApplicationScoped
class Notices implements PanacheRepositoryBase<AdvisoryNotice, UUID> {

    AdvisoryNotice get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("notice-not-found"));
    }

    /** For a change; nobody else changes it until the transaction ends. */
    AdvisoryNotice lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Refusal.notFound("notice-not-found"));
    }
}
