package io.qloop.notification.message;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All messages. */
@ApplicationScoped
public class Messages implements PanacheRepositoryBase<Message, UUID> {

    public Message get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("message-not-found"));
    }

    /** Of two who change it at once, the second waits for the first. */
    public Optional<Message> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks at most so many of the messages that are looked for and can be sent again, the oldest first. */
    public List<Message> lockResendable(MessageSearch search, int atMost) {
        var wanted = search.among(MessageStatus.RESENDABLE);
        return find(wanted.condition(), Sort.by("id"), wanted.parameters())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, atMost - 1)
                .list();
    }

    /** Locks the message whose attempt is due for the longest time; leaves alone what another sender has in hand. */
    public Optional<Message> lockNextDue(Instant now) {
        return locked("status = 'QUEUED' and next_attempt_at <= :moment order by next_attempt_at, id", now, 1).stream()
                .findFirst();
    }

    /** Locks an attempt whose lease has run out. */
    public Optional<Message> lockNextInDoubt(Instant now) {
        return locked("status = 'SENDING' and lease_until <= :moment order by lease_until, id", now, 1).stream()
                .findFirst();
    }

    /** The audiences of all messages that nobody could be found for. */
    public List<Audience> unaddressedAudiences() {
        List<Object[]> rows = getEntityManager()
                .createQuery(
                        "select distinct recipientFunction, recipientInCharge, customerId from Message where status = :status",
                        Object[].class)
                .setParameter("status", MessageStatus.UNADDRESSED)
                .getResultList();
        return rows.stream()
                .map(row -> Message.audience((String) row[0], (Boolean) row[1], (String) row[2]))
                .toList();
    }

    /** Whom of our people a message about this case was written to. */
    public List<Audience> toldOf(String caseId) {
        return list("occasion.caseId = ?1 and recipientFunction is not null order by id", caseId).stream()
                .map(Message::audience)
                .distinct()
                .toList();
    }

    /** Locks the oldest unaddressed messages for this audience. */
    public List<Message> lockUnaddressed(Audience audience, int atMost) {
        var condition =
                switch (audience) {
                    case Audience.FunctionHead _ -> "recipient_function = :audience and not recipient_in_charge";
                    case Audience.LeaderInCharge _ -> "recipient_function = :audience and recipient_in_charge";
                    case Audience.Customer _ -> "customer_id = :audience";
                };
        var value =
                switch (audience) {
                    case Audience.FunctionHead head -> head.function();
                    case Audience.LeaderInCharge leader -> leader.function();
                    case Audience.Customer customer -> customer.customerId();
                };
        var query = getEntityManager()
                .createNativeQuery(
                        "select * from message where status = 'UNADDRESSED' and " + condition
                                + " order by id limit :atMost for update skip locked",
                        Message.class)
                .setParameter("audience", value)
                .setParameter("atMost", atMost);
        return messages(query.getResultList());
    }

    /** Has somebody with this address got, or will get, a message because of the same event? */
    public boolean isWritten(Occasion occasion, String mail) {
        return count(
                        "occasion.eventSource = ?1 and occasion.eventId = ?2 and lower(recipient.mail) = lower(?3)",
                        occasion.eventSource(),
                        occasion.eventId(),
                        mail)
                > 0;
    }

    /** Has another message because of the same event gone to this address? */
    public boolean isWrittenByAnother(Message message, String mail) {
        return count(
                        "id <> ?1 and occasion.eventSource = ?2 and occasion.eventId = ?3"
                                + " and lower(recipient.mail) = lower(?4)",
                        message.id(),
                        message.occasion().eventSource(),
                        message.occasion().eventId(),
                        mail)
                > 0;
    }

    private List<Message> locked(String condition, Instant moment, int atMost) {
        var query = getEntityManager()
                .createNativeQuery(
                        "select * from message where " + condition + " limit :atMost for update skip locked",
                        Message.class)
                .setParameter("moment", moment)
                .setParameter("atMost", atMost);
        return messages(query.getResultList());
    }

    @SuppressWarnings("unchecked") // the query was made for this class
    private static List<Message> messages(List<?> rows) {
        return (List<Message>) rows;
    }
}
