package io.qloop.notification.message;

import io.qloop.platform.inbox.Inbox;
import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All messages. */
@ApplicationScoped
public class Messages implements PanacheRepositoryBase<Message, UUID> {

    /** What the function that answers for a case is told when it comes up. */
    private static final Set<MessageKind> NEWS_OF_A_CASE = Set.of(
            MessageKind.FEEDBACK_REGISTERED,
            MessageKind.EARLY_WARNING_RAISED,
            MessageKind.INFORMATION_RECORDED,
            MessageKind.COMPLAINT_OPENED,
            MessageKind.RETURN_OPENED);

    public Message get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("message-not-found"));
    }

    /** Those of these that there are, by their ids. */
    public Map<UUID, Message> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(Message::id, Function.identity()));
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

    /**
     * Locks the message whose attempt is due for the longest time, an urgent one before all others; leaves alone what another
     * sender has in hand.
     */
    public Optional<Message> lockNextDue(Instant now) {
        return lockFirst(
                "status = 'QUEUED' and next_attempt_at <= :moment order by (urgency = 'URGENT') desc, next_attempt_at, id",
                now);
    }

    /** Locks an attempt whose lease has run out. */
    public Optional<Message> lockNextInDoubt(Instant now) {
        return lockFirst("status = 'SENDING' and lease_until <= :moment order by lease_until, id", now);
    }

    /** Lets every message that waits for the end of quiet hours be looked at now; answers how many there are. */
    public int wakeFromQuietHours(Instant now) {
        return update("""
                        update versioned Message set nextAttemptAt = ?1
                        where status = ?2 and quietUntil > ?1 and nextAttemptAt = quietUntil""", now, MessageStatus.QUEUED);
    }

    /** The audiences of all messages that nobody could be found for. */
    public List<Audience> unaddressedAudiences() {
        List<Object[]> rows = getEntityManager()
                .createQuery("""
                        select distinct recipientFunction, recipientDepartment, recipientInCharge, recipientSite,
                            customerId, meantPerson
                        from Message where status = :status""", Object[].class)
                .setParameter("status", MessageStatus.UNADDRESSED)
                .getResultList();
        return rows.stream()
                .map(row -> Audience.of(
                        (String) row[0], (String) row[1], (Boolean) row[2], (String) row[3], (String) row[4], (UUID)
                                row[5]))
                .toList();
    }

    /** What was written first about this case. */
    public Optional<Message> firstAbout(String caseId) {
        return find("occasion.caseId = ?1 order by id", caseId).firstResultOptional();
    }

    /** Whom of our people a message about this case was written to. */
    public List<Audience> toldOf(String caseId) {
        return list("occasion.caseId = ?1 and customerId is null order by id", caseId).stream()
                .map(Message::audience)
                .distinct()
                .toList();
    }

    /** The function that was told of this case when it came up; the first one, where there were several. */
    public Optional<String> functionResponsibleFor(String caseId) {
        return find(
                        "occasion.caseId = ?1 and occasion.kind in ?2 and recipientFunction is not null order by id",
                        caseId,
                        NEWS_OF_A_CASE)
                .firstResultOptional()
                .flatMap(Message::recipientFunction);
    }

    /** Locks the oldest unaddressed messages for this audience. */
    public List<Message> lockUnaddressed(Audience audience, int atMost) {
        var whose =
                switch (audience) {
                    case Audience.FunctionHead head -> whose(head.function(), null, head.site(), null, null);
                    case Audience.Department d -> whose(d.function(), d.code(), d.site(), null, null);
                    case Audience.LeaderInCharge l -> whose(l.function(), l.code(), l.site(), null, null);
                    case Audience.Colleague c -> whose(null, null, c.site(), null, c.person());
                    case Audience.Customer customer -> whose(null, null, null, customer.customerId(), null);
                };
        var query = getEntityManager()
                .createNativeQuery(
                        "select * from message where status = 'UNADDRESSED' and "
                                + String.join(" and ", whose.keySet())
                                + (audience instanceof Audience.LeaderInCharge
                                        ? " and recipient_in_charge"
                                        : " and not recipient_in_charge")
                                + " order by id limit :atMost for update skip locked",
                        Message.class)
                .setParameter("atMost", atMost);
        whose.values().stream()
                .flatMap(Optional::stream)
                .forEach(column -> query.setParameter(column.name, column.value));
        return messages(query.getResultList());
    }

    private record Column(String name, Object value) {}

    /** Conditions on the columns, each with the parameter that it has. */
    private static Map<String, Optional<Column>> whose(
            String function, String department, String site, String customerId, UUID person) {
        var conditions = new LinkedHashMap<String, Optional<Column>>();
        for (var column : List.of(
                new Column("recipient_function", function),
                new Column("recipient_department", department),
                new Column("recipient_site", site),
                new Column("customer_id", customerId),
                new Column("meant_person", person))) {
            if (column.value == null) {
                conditions.put(column.name + " is null", Optional.empty());
            } else {
                conditions.put(column.name + " = :" + column.name, Optional.of(column));
            }
        }
        return conditions;
    }

    /**
     * For each of the events the addresses, in lower case, that have got or will get a message because of it. What the running
     * transaction has written is not among them.
     */
    public Map<Inbox.Key, Set<String>> addressesOf(Collection<Inbox.Key> events) {
        var addresses = new HashMap<Inbox.Key, Set<String>>();
        events.forEach(event -> addresses.put(event, new HashSet<>()));
        var written = getEntityManager()
                .createNativeQuery("""
                        select m.event_source, m.event_id, lower(m.recipient_mail)
                        from unnest(cast(:sources as text[]), cast(:ids as text[])) as event (source, id)
                            join message m on m.event_source = event.source and m.event_id = event.id
                        where m.recipient_mail is not null""")
                .setParameter("sources", events.stream().map(Inbox.Key::source).toArray(String[]::new))
                .setParameter("ids", events.stream().map(Inbox.Key::id).toArray(String[]::new))
                .setFlushMode(FlushModeType.COMMIT);
        for (var row : written.getResultList()) {
            var columns = (Object[]) row;
            addresses
                    .get(new Inbox.Key((String) columns[0], (String) columns[1]))
                    .add((String) columns[2]);
        }
        return addresses;
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

    /** The limit stands in the words of the query: for an unknown one PostgreSQL would rather sort all that are due. */
    private Optional<Message> lockFirst(String condition, Instant moment) {
        var query = getEntityManager()
                .createNativeQuery(
                        "select * from message where " + condition + " limit 1 for update skip locked", Message.class)
                .setParameter("moment", moment);
        return messages(query.getResultList()).stream().findFirst();
    }

    @SuppressWarnings("unchecked") // the query was made for this class
    private static List<Message> messages(List<?> rows) {
        return (List<Message>) rows;
    }
}
