package io.qloop.complaint.action;

import io.qloop.complaint.listing.ListQuery;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All corrective actions. */
@ApplicationScoped
public class CorrectiveActions implements PanacheRepositoryBase<CorrectiveAction, UUID> {

    private static final String SUMMARY = """
            select e.id, e.number, e.complaintId, e.complaintNumber, e.customerId, e.productId, e.lot, e.function,
                e.description, e.status, e.assignedAt, e.dueAt
            from CorrectiveAction e""";

    /** What a list may be narrowed to; each part may be null. */
    record Filter(ActionStatus status, String lot, CompanyFunction function, UUID complaintId) {}

    CorrectiveAction get(UUID id) {
        return findByIdOptional(id).orElseThrow(CorrectiveActions::unknown);
    }

    /** The action, with nobody else changing it until the transaction ends. */
    CorrectiveAction lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(CorrectiveActions::unknown);
    }

    /** Is there already an action because of this inspection? */
    public boolean existsBecauseOf(UUID inspectionId) {
        return count("inspectionId", inspectionId) > 0;
    }

    /** The numbers of the complaint's actions that are not verified yet, oldest first. */
    public List<String> numbersNotVerified(UUID complaintId) {
        return getEntityManager()
                .createQuery("""
                        select e.number from CorrectiveAction e
                        where e.complaintId = :complaint and e.status <> :verified order by e.id""", String.class)
                .setParameter("complaint", complaintId)
                .setParameter("verified", ActionStatus.VERIFIED)
                .getResultList();
    }

    /** All actions of a complaint, oldest first. */
    public List<ActionSummary> of(UUID complaintId) {
        return getEntityManager()
                .createQuery(SUMMARY + " where e.complaintId = :complaint order by e.id", ActionSummary.class)
                .setParameter("complaint", complaintId)
                .getResultList();
    }

    List<ActionSummary> page(Filter filter, PageRequest page) {
        return ListQuery.of(SUMMARY)
                .with("status", filter.status())
                .with("lot", filter.lot())
                .with("function", filter.function())
                .with("complaintId", filter.complaintId())
                .page(getEntityManager(), ActionSummary.class, page);
    }

    private static Refusal unknown() {
        return Refusal.notFound("action-not-found");
    }
}
