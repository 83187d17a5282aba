package io.qloop.notification.inapp;

import io.qloop.notification.message.MyMessage;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.UUID;

/** What everybody was told. Whoever asks says who is meant: nobody sees what somebody else was told. */
@ApplicationScoped
class MyMessages implements PanacheRepositoryBase<MyMessage, UUID> {

    /** @throws Refusal 404 also where it is somebody else's */
    MyMessage of(UUID person, UUID message) {
        return findByIdOptional(message)
                .filter(mine -> mine.personId().equals(person))
                .orElseThrow(() -> Refusal.notFound("message-not-found"));
    }

    Unread unread(UUID person) {
        var counts = new EnumMap<Urgency, Long>(Urgency.class);
        getEntityManager()
                .createQuery("""
                        select urgency, count(*) from MyMessage where personId = :person and readAt is null
                        group by urgency""", Object[].class)
                .setParameter("person", person)
                .getResultStream()
                .forEach(row -> counts.put((Urgency) row[0], (Long) row[1]));
        return Unread.of(counts);
    }

    /** Answers how many were unread; what came after this message stays as it is. */
    int readUpTo(UUID person, UUID message, Instant at) {
        return update("readAt = ?1 where personId = ?2 and id <= ?3 and readAt is null", at, person, message);
    }
}
