package io.qloop.notification.inapp;

import io.qloop.notification.message.MyMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Notes what its reader has read. */
@ApplicationScoped
class ReadMessages {

    private final MyMessages mine;
    private final Changes changes;
    private final Clock clock;

    ReadMessages(MyMessages mine, Changes changes, Clock clock) {
        this.mine = mine;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    MyMessage read(UUID person, UUID message) {
        var known = mine.of(person, message);
        if (known.read(clock.instant())) {
            changes.note(person, message, Change.READ);
        }
        return known;
    }

    @Transactional
    MyMessage unread(UUID person, UUID message) {
        var known = mine.of(person, message);
        if (known.unread()) {
            changes.note(person, message, Change.UNREAD);
        }
        return known;
    }

    /** This one and what was written before it; answers what is still unread. */
    @Transactional
    Unread allUpTo(UUID person, UUID message) {
        if (mine.readUpTo(person, mine.of(person, message).id(), clock.instant()) > 0) {
            changes.note(person, message, Change.ALL_READ);
        }
        return mine.unread(person);
    }
}
