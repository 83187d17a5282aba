package io.qloop.returns.inspection;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.PageRequest;
import io.qloop.returns.listing.ListQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All inspections. */
@ApplicationScoped
public class Inspections implements PanacheRepositoryBase<Inspection, UUID> {

    /** What a list may be narrowed to; each part may be null. */
    record Filter(InspectionStatus status, String lot, UUID returnId, String returnReference) {}

    Inspection get(UUID id) {
        return findByIdOptional(id).orElseThrow(Inspections::unknown);
    }

    /** The inspection, with nobody else changing it until the transaction ends. */
    Inspection lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Inspections::unknown);
    }

    List<InspectionSummary> page(Filter filter, PageRequest page) {
        return ListQuery.of("""
                        select e.id, e.number, e.status, e.returnId, e.returnNumber, e.returnReference, e.customerId,
                            c.nameEn, c.nameZh, e.site, e.line, e.productId, p.nameEn, p.nameZh, e.lot, e.quantity,
                            e.unit, e.sampleSize, e.requestedAt, e.verdict, e.completedAt
                        from Inspection e
                        left join Customer c on c.customerId = e.customerId
                        left join Product p on p.productId = e.productId""")
                .with("status", filter.status())
                .with("lot", filter.lot())
                .with("returnId", filter.returnId())
                .with("returnReference", filter.returnReference())
                .page(getEntityManager(), InspectionSummary.class, page);
    }

    private static Refusal unknown() {
        return Refusal.notFound("inspection-not-found");
    }
}
