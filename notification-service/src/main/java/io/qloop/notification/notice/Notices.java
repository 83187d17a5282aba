package io.qloop.notification.notice;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All notices. */
@ApplicationScoped
class Notices implements PanacheRepositoryBase<AdvisoryNotice, UUID> {

    AdvisoryNotice get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("notice-not-found"));
    }

    /** Goes, or went, this revision out? */
    boolean isIssued(TechnicalDocument document) {
        return count(
                        "document.documentCode = ?1 and document.documentRevision = ?2 and issuedAt is not null",
                        document.documentCode(),
                        document.documentRevision())
                > 0;
    }

    /** Of two who approve revisions of this document at once, the second waits for the first. */
    void oneAfterTheOther(String documentCode) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtext('technical_document'), hashtext(:code))) locked",
                        Integer.class)
                .setParameter("code", documentCode)
                .getSingleResult();
    }

    /** Has a later revision of its document gone out? */
    boolean isOvertaken(UUID id) {
        return count("""
                        from AdvisoryNotice its where its.id = ?1 and exists (
                            select 1 from AdvisoryNotice later
                            where later.document.documentCode = its.document.documentCode
                                and later.issuedAt > its.issuedAt)""", id) > 0;
    }

    /** What goes out of this document, for a change. */
    List<AdvisoryNotice> lockIssued(String documentCode) {
        return find("document.documentCode = ?1 and status = ?2", documentCode, NoticeStatus.ISSUED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** For a change; nobody else changes it until the transaction ends. */
    AdvisoryNotice lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Refusal.notFound("notice-not-found"));
    }
}
