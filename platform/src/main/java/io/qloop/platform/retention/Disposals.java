package io.qloop.platform.retention;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Disposals implements PanacheRepositoryBase<Disposal, UUID> {

    Disposal get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("disposal-not-found"));
    }

    /** Of two who change the same one at once, the second waits for the first. */
    Disposal lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("disposal-not-found"));
    }

    /** Kept, and the last day of it is over. */
    List<Disposal> keptBefore(LocalDate today, int most) {
        return find("status = ?1 and keepUntil < ?2 order by id", DisposalStatus.KEPT, today)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, most)
                .list();
    }

    /** The ids after this one of what may go, in their order. */
    List<UUID> approvedAfter(UUID after, int most) {
        return getEntityManager()
                .createQuery(
                        "select d.id from Disposal d where d.status = :status and d.id > :after order by d.id",
                        UUID.class)
                .setParameter("status", DisposalStatus.APPROVED)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }
}
