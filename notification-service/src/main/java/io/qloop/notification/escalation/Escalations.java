package io.qloop.notification.escalation;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All escalations with their steps. */
@ApplicationScoped
class Escalations implements PanacheRepositoryBase<Escalation, UUID> {

    /** An escalation whose moment has come. */
    record Due(UUID id, UUID messageId, Instant dueAt) {}

    Escalation get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("escalation-not-found"));
    }

    /** Of two who change it at once, the second waits for the first. */
    Escalation lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("escalation-not-found"));
    }

    /** The next ones after this one whose moment has come, those first that have waited longest. */
    List<Due> due(Instant now, Due after, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select new " + Due.class.getName()
                                + "(id, messageId, dueAt) from Escalation where status = RUNNING and dueAt <= :now"
                                + " and (dueAt, id) > (:dueAt, :id) order by dueAt, id",
                        Due.class)
                .setParameter("now", now)
                .setParameter("dueAt", after.dueAt())
                .setParameter("id", after.id())
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Empty where it is not due any more, or another instance has it in hand. */
    @SuppressWarnings("unchecked") // the query was made for this class
    Optional<Escalation> lockDue(UUID id, Instant now) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from escalation where id = :id and status = 'RUNNING' and due_at <= :now"
                                + " for update skip locked",
                        Escalation.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** The running one that told somebody by this message. */
    Optional<Escalation> lockRunningBy(UUID messageId) {
        return find("""
                        status = ?1 and id in (select s.escalationId from EscalationStep s where s.messageId = ?2)""", EscalationStatus.RUNNING, messageId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<Escalation> lockRunningOfCase(String caseId) {
        return find("status = ?1 and caseId = ?2 order by id", EscalationStatus.RUNNING, caseId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<EscalationStep> steps(UUID escalationId) {
        return getEntityManager()
                .createQuery("from EscalationStep where escalationId = :id order by number", EscalationStep.class)
                .setParameter("id", escalationId)
                .getResultList();
    }

    /** The escalation that this message was written by. */
    Optional<UUID> by(UUID messageId) {
        return getEntityManager()
                .createQuery("select escalationId from EscalationStep where messageId = :id", UUID.class)
                .setParameter("id", messageId)
                .getResultStream()
                .findFirst();
    }

    /** Keeps a new one with its first step. */
    void begin(Escalation escalation, EscalationStep.Happened happened, Instant at) {
        persist(escalation);
        note(escalation, 0, happened, at);
    }

    void note(Escalation escalation, EscalationStep.Happened happened, Instant at) {
        long before = getEntityManager()
                .createQuery("select count(*) from EscalationStep where escalationId = :id", Long.class)
                .setParameter("id", escalation.id())
                .getSingleResult();
        note(escalation, Math.toIntExact(before), happened, at);
    }

    private void note(Escalation escalation, int number, EscalationStep.Happened happened, Instant at) {
        getEntityManager().persist(new EscalationStep(Ids.next(), escalation.id(), number, happened, at));
    }
}
