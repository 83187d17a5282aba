package io.qloop.feedback.information;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
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

    /** Those that a procedure wants to be collected at the end of such a period, recorded within it. */
    List<InformationRecord> collected(DigestPeriod period, String procedureName, Instant from, Instant to) {
        return list(
                "digested = ?1 and procedure like ?2 and recordedAt >= ?3 and recordedAt < ?4 order by id",
                period,
                versionsOf(procedureName),
                from,
                to);
    }

    /** How many that were recorded before are still open. */
    long carriedOver(DigestPeriod period, String procedureName, Instant before) {
        return count(
                "digested = ?1 and procedure like ?2 and recordedAt < ?3 and status = ?4",
                period,
                versionsOf(procedureName),
                before,
                InformationStatus.OPEN);
    }

    /** The procedures, with their versions, of what has been recorded for such a period. */
    List<String> proceduresOf(DigestPeriod period, Instant from, Instant to) {
        return getEntityManager()
                .createQuery(
                        "select distinct e.procedure from InformationRecord e"
                                + " where e.digested = :period and e.recordedAt >= :from and e.recordedAt < :to",
                        String.class)
                .setParameter("period", period)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    private static String versionsOf(String procedureName) {
        return procedureName + "/%";
    }
}
