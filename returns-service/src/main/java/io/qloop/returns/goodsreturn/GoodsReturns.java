package io.qloop.returns.goodsreturn;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.PageRequest;
import io.qloop.returns.listing.ListQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All returns. */
@ApplicationScoped
public class GoodsReturns implements PanacheRepositoryBase<GoodsReturn, UUID> {

    /**
     * What a list may be narrowed to; each part may be null.
     *
     * @param owner the customer whose cases alone may be seen
     */
    record Filter(String customerId, String owner, ReturnStatus status, String returnReference) {}

    /**
     * The return that was announced under this reference. It looks into the database only: what the running transaction
     * has not written yet is not found, and meets the unique constraint instead. This keeps a batch of announcements
     * from being written one by one.
     */
    public Optional<GoodsReturn> announcedAs(String returnReference) {
        return getEntityManager()
                .createQuery(
                        "select r from GoodsReturn r left join fetch r.lines where r.returnReference = :reference",
                        GoodsReturn.class)
                .setParameter("reference", returnReference)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .findFirst();
    }

    /** The returns that were announced under these references. */
    public List<GoodsReturn> announcedAs(Collection<String> returnReferences) {
        return getEntityManager()
                .createQuery(
                        "select r from GoodsReturn r left join fetch r.lines where r.returnReference in :references",
                        GoodsReturn.class)
                .setParameter("references", returnReferences)
                .getResultList();
    }

    /** The return, with nobody else changing it until the transaction ends. */
    public GoodsReturn lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(GoodsReturns::unknown);
    }

    GoodsReturn withLines(UUID id) {
        return find("from GoodsReturn r left join fetch r.lines where r.id = ?1", id)
                .firstResultOptional()
                .orElseThrow(GoodsReturns::unknown);
    }

    List<ReturnSummary> page(Filter filter, PageRequest page) {
        return ListQuery.of("""
                        select e.id, e.number, e.returnReference, e.customerId, c.nameEn, c.nameZh, e.site,
                            e.deliveryNote, e.status, e.receivedAt
                        from GoodsReturn e left join Customer c on c.customerId = e.customerId""")
                .with("customerId", filter.customerId())
                .with("customerId", filter.owner())
                .with("status", filter.status())
                .with("returnReference", filter.returnReference())
                .page(getEntityManager(), ReturnSummary.class, page);
    }

    private static Refusal unknown() {
        return Refusal.notFound("return-not-found");
    }
}
