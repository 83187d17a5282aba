package io.qloop.platform.attachment;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The attachments in the database, and the locks that keep their contents and numbers right. */
@ApplicationScoped
class AttachmentRows implements PanacheRepositoryBase<Attachment, UUID> {

    private static final String ADDRESS = "hashtextextended('attachment content ' || :what, 0)";

    Attachment get(AttachmentScope scope, UUID id) {
        return one(scope, id).firstResultOptional().orElseThrow(AttachmentRows::unknown);
    }

    /** Of two who change the same attachment at once, the second waits for the first. */
    Attachment lock(AttachmentScope scope, UUID id) {
        return one(scope, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(AttachmentRows::unknown);
    }

    /** What is there and not removed, the oldest first. */
    List<Attachment> of(AttachmentScope scope) {
        return all(scope).list();
    }

    /** All that ever belonged to the case or to a part of it, also those that were removed. */
    List<Attachment> everOf(String caseId) {
        return list("caseId = ?1 order by id", caseId);
    }

    List<Attachment> lockAllOf(AttachmentScope scope) {
        return all(scope).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Optional<Attachment> same(AttachmentScope scope, String name, String sha256) {
        return find(
                        "caseId = ?1 and itemId = ?2 and name = ?3 and sha256 = ?4 and removedAt is null",
                        scope.caseId(),
                        scope.addTo(),
                        name,
                        sha256)
                .firstResultOptional();
    }

    private PanacheQuery<Attachment> one(AttachmentScope scope, UUID id) {
        return find("id = ?1 and caseId = ?2 and itemId in ?3", id, scope.caseId(), scope.items());
    }

    private PanacheQuery<Attachment> all(AttachmentScope scope) {
        return find("caseId = ?1 and itemId in ?2 and removedAt is null order by id", scope.caseId(), scope.items());
    }

    private static Refusal unknown() {
        return Refusal.notFound("attachment-not-found");
    }

    /** Who adds to the same case waits until this transaction has ended: so that the number of files is right. */
    void oneAfterTheOther(String caseId) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('attachments of ' || :what, 0))",
                        Integer.class)
                .setParameter("what", caseId)
                .getSingleResult();
    }

    /** Until the end of this transaction the content is not deleted. */
    void use(String sha256) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock_shared(" + ADDRESS + ")", Integer.class)
                .setParameter("what", sha256)
                .getSingleResult();
    }

    /** True if nobody refers to the content, and nobody can until the end of this transaction. */
    boolean isUnused(String sha256) {
        var mine = (Boolean) getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(" + ADDRESS + ")", Boolean.class)
                .setParameter("what", sha256)
                .getSingleResult();
        return mine && count("sha256 = ?1 and removedAt is null", sha256) == 0;
    }
}
