package io.qloop.notification.channel;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything that is or was told over channels. */
@ApplicationScoped
class Dispatches implements PanacheRepositoryBase<Dispatch, UUID> {

    Dispatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("channel-dispatch-not-found"));
    }

    /** Is this thing told over this channel already? */
    boolean isTold(UUID channelId, Told told) {
        return count(
                        "channelId = ?1 and told.eventSource = ?2 and told.eventId = ?3 and told.topic = ?4",
                        channelId,
                        told.eventSource(),
                        told.eventId(),
                        told.topic())
                > 0;
    }

    /**
     * Locks what is due, urgent things first, of active channels alone.
     *
     * @param perChannel channels with so many calls on their way are left alone
     * @param waiting    and so are these
     */
    Optional<Dispatch> lockNextDue(Instant now, int perChannel, Set<UUID> waiting) {
        return first(getEntityManager()
                .createNativeQuery("""
                        select d.* from channel c cross join lateral (
                            select * from dispatch
                            where channel_id = c.id and status = 'QUEUED' and next_attempt_at <= :moment
                            order by is_urgent desc, next_attempt_at, id limit 1 for update skip locked) d
                        where c.state = 'ACTIVE' and c.id <> all (:waiting)
                        and (select count(*) from dispatch busy
                             where busy.channel_id = c.id and busy.status = 'SENDING') < :perChannel
                        order by d.is_urgent desc, d.next_attempt_at, d.id limit 1""", Dispatch.class)
                .setParameter("moment", now)
                .setParameter("waiting", waiting.toArray(UUID[]::new))
                .setParameter("perChannel", perChannel)
                .getResultList());
    }

    /** Locks an attempt whose lease has run out. */
    Optional<Dispatch> lockNextInDoubt(Instant now) {
        return first(getEntityManager()
                .createNativeQuery("""
                        select * from dispatch where status = 'SENDING' and lease_until <= :moment
                        order by lease_until limit 1 for update skip locked""", Dispatch.class)
                .setParameter("moment", now)
                .getResultList());
    }

    /** Locks the oldest failed ones of a channel. */
    List<Dispatch> lockFailed(UUID channelId, int atMost) {
        return all(getEntityManager()
                .createNativeQuery("""
                        select * from dispatch where channel_id = :channel and status = 'FAILED'
                        order by id limit :atMost for update""", Dispatch.class)
                .setParameter("channel", channelId)
                .setParameter("atMost", atMost)
                .getResultList());
    }

    private static Optional<Dispatch> first(List<?> rows) {
        return all(rows).stream().findFirst();
    }

    @SuppressWarnings("unchecked") // the queries are made for this class
    private static List<Dispatch> all(List<?> rows) {
        return (List<Dispatch>) rows;
    }
}
