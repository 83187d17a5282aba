package io.qloop.notification.digest;

import io.qloop.notification.message.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who gets digests, which were written, and what stands in them. A row is written once for each person and period. */
@ApplicationScoped
class StoredDigests {

    /** What was told before is not brought up any more. */
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private final EntityManager database;

    StoredDigests(EntityManager database) {
        this.database = database;
    }

    /** A digest that is taken care of. */
    record Done(UUID person, DigestKind kind, String period) {}

    /** Who is here, can be written to and was told something at all. */
    List<DigestReader> readers(Instant now) {
        return rows(database.createNativeQuery("""
                        select p.id, (
                            select d.site from holding h join post o on o.id = h.post_id
                                join department d on d.id = o.department_id
                            where h.person_id = p.id and d.active and (h.since is null or h.since <= :now)
                                and (h.until is null or h.until > :now)
                            order by d.site nulls last limit 1)
                        from person p
                        where p.active and p.mail is not null
                            and exists (select 1 from my_message m where m.person_id = p.id)
                        order by p.id""").setParameter("now", now))
                .map(row -> new DigestReader((UUID) row[0], Optional.ofNullable((String) row[1])))
                .toList();
    }

    /** Those of these periods that are taken care of. */
    Set<Done> done(Set<String> periods) {
        return rows(database.createNativeQuery("select person_id, kind, period from digest where period in (:periods)")
                        .setParameter("periods", periods))
                .map(row -> new Done((UUID) row[0], DigestKind.valueOf((String) row[1]), (String) row[2]))
                .collect(Collectors.toSet());
    }

    boolean isAbsent(UUID person, LocalDate day) {
        return !database.createNativeQuery(
                        "select 1 from absence where person_id = :person and :day between first_day and last_day")
                .setParameter("person", person)
                .setParameter("day", day)
                .getResultList()
                .isEmpty();
    }

    /** False where somebody else is at it, or was. */
    boolean begin(UUID id, Done what, Instant now) {
        return database.createNativeQuery("""
                        insert into digest (id, person_id, kind, period, written_at)
                        values (:id, :person, :kind, :period, :now) on conflict do nothing""")
                        .setParameter("id", id)
                        .setParameter("person", what.person())
                        .setParameter("kind", what.kind().name())
                        .setParameter("period", what.period())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** When the last one was sent. */
    Optional<Instant> last(UUID person, DigestKind kind) {
        return rows(database.createNativeQuery("""
                        select max(written_at), 1 from digest
                        where person_id = :person and kind = :kind and message_id is not null""")
                        .setParameter("person", person)
                        .setParameter("kind", kind.name()))
                .findFirst()
                .map(row -> (Instant) row[0]);
    }

    List<Candidate> candidates(UUID person, Instant now, Instant soon) {
        return rows(database.createNativeQuery("""
                        select * from (
                            select m.id, m.urgency, mine.read_at is null as unread, m.acknowledged_at is not null as acknowledged,
                                m.due_at, m.created_at,
                                exists (select 1 from escalation e
                                    where e.told_message_id = m.id and e.status = 'RUNNING') as waited_for,
                                m.status = 'COLLECTED' and not exists (
                                    select 1 from digest_item i where i.message_id = m.id) as collected
                            from my_message mine join message m on m.id = mine.id
                            where mine.person_id = :person and (mine.written_at > :from or m.status = 'COLLECTED')) as told
                        where unread or not acknowledged and (waited_for or due_at between :late and :soon)""")
                        .setParameter("person", person)
                        .setParameter("from", now.minus(LOOK_BACK))
                        .setParameter("late", now.minus(DigestChoice.LATE_FOR))
                        .setParameter("soon", soon))
                .map(row -> new Candidate(
                        (UUID) row[0],
                        Urgency.valueOf((String) row[1]),
                        (Boolean) row[2],
                        (Boolean) row[3],
                        Optional.ofNullable((Instant) row[4]),
                        (Instant) row[5],
                        (Boolean) row[6],
                        (Boolean) row[7]))
                .toList();
    }

    void keep(UUID id, UUID message, List<DigestItem> items, int more) {
        database.createNativeQuery("update digest set message_id = :message, more = :more where id = :id")
                .setParameter("message", message)
                .setParameter("more", more)
                .setParameter("id", id)
                .executeUpdate();
        for (var position = 0; position < items.size(); position++) {
            database.createNativeQuery("""
                            insert into digest_item (digest_id, position, message_id, why)
                            values (:id, :position, :message, :why)""")
                    .setParameter("id", id)
                    .setParameter("position", position)
                    .setParameter("message", items.get(position).message())
                    .setParameter("why", items.get(position).why().name())
                    .executeUpdate();
        }
    }

    /** What the digest that was sent as this message holds. */
    List<DigestItem> itemsOf(UUID message) {
        return rows(database.createNativeQuery("""
                        select i.message_id, i.why from digest d join digest_item i on i.digest_id = d.id
                        where d.message_id = :message order by i.position""").setParameter("message", message))
                .map(row -> new DigestItem((UUID) row[0], Why.valueOf((String) row[1])))
                .toList();
    }

    /** How many it does not name. */
    int moreOf(UUID message) {
        return rows(database.createNativeQuery("select more, 1 from digest where message_id = :message")
                        .setParameter("message", message))
                .findFirst()
                .map(row -> (Integer) row[0])
                .orElse(0);
    }

    /**
     * Messages that were kept for a digest that does not come: their readers have left.
     *
     * @param all also those of people who are here, as there are no digests any more
     */
    List<UUID> inVain(boolean all, int atMost) {
        return rows(database.createNativeQuery("""
                        select m.id, 1 from message m left join person p on p.id = m.recipient_person
                        where m.status = 'COLLECTED' and (:all or p.active is not true)
                            and not exists (select 1 from digest_item i where i.message_id = m.id)
                        order by m.id limit :most""").setParameter("all", all).setParameter("most", atMost))
                .map(row -> (UUID) row[0])
                .toList();
    }

    private static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }
}
