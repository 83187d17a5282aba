package io.qloop.complaint.complaint;

import io.qloop.complaint.listing.ListQuery;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All complaints. */
@ApplicationScoped
public class Complaints implements PanacheRepositoryBase<Complaint, UUID> {

    /**
     * What a list may be narrowed to; each part may be null.
     *
     * @param owner the customer whose cases alone may be seen
     */
    record Filter(String customerId, String owner, ComplaintStatus status, String lot) {}

    Complaint get(UUID id) {
        return findByIdOptional(id).orElseThrow(Complaints::unknown);
    }

    /** The complaint, with nobody else changing it until the transaction ends. */
    Complaint lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Complaints::unknown);
    }

    /** The oldest open complaint of this customer about this lot, which nobody can close until the transaction ends. */
    public Optional<UUID> lockOpenOf(String customerId, String lot) {
        return find("customerId = ?1 and lot = ?2 and status = ?3 order by id", customerId, lot, ComplaintStatus.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(Complaint::id);
    }

    /** Has this feedback already become a complaint? */
    public boolean existsBecauseOf(Origin origin) {
        return count("originKind = ?1 and originId = ?2", origin.kind(), origin.id()) > 0;
    }

    List<ComplaintSummary> page(Filter filter, PageRequest page) {
        return ListQuery.of("""
                        select e.id, e.number, e.customerId, c.nameEn, c.nameZh, e.productId, e.lot, e.subject,
                            e.originKind, e.originId, e.originNumber, e.status, e.receivedAt, e.openedAt, e.closedAt
                        from Complaint e left join Customer c on c.customerId = e.customerId""")
                .with("customerId", filter.customerId())
                .with("customerId", filter.owner())
                .with("status", filter.status())
                .with("lot", filter.lot())
                .page(getEntityManager(), ComplaintSummary.class, page);
    }

    private static Refusal unknown() {
        return Refusal.notFound("complaint-not-found");
    }
}
