package io.qloop.notification.inapp;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageWithdrawn;
import io.qloop.notification.message.MessageWritten;
import io.qloop.notification.message.MyMessage;
import io.qloop.notification.message.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;

/** Keeps with each message whom of our people it is for, as its ledger goes on. A digest tells nothing of its own. */
@ApplicationScoped
class FollowMessages {

    private final MyMessages mine;
    private final Changes changes;

    FollowMessages(MyMessages mine, Changes changes) {
        this.mine = mine;
        this.changes = changes;
    }

    void onWritten(@Observes MessageWritten written) {
        var message = written.message();
        if (isFollowed(message)) {
            message.recipient().flatMap(Recipient::whom).ifPresent(person -> {
                mine.persist(new MyMessage(message, person));
                changes.note(person, message.id(), Change.MESSAGE);
            });
        }
    }

    void onNoted(@Observes Ledger.Noted noted) {
        var message = noted.message();
        if (!isFollowed(message)) {
            return;
        }
        switch (noted.step()) {
            case ADDRESSED, RESENT -> goesTo(message, message.recipient().flatMap(Recipient::whom));
            case UNADDRESSED -> goesTo(message, Optional.empty());
            case ACKNOWLEDGED ->
                mine.findByIdOptional(message.id()).ifPresent(known -> {
                    known.read(noted.at());
                    changes.note(known.personId(), message.id(), Change.ACKNOWLEDGED);
                });
            default -> {
                // What becomes of the mail is nothing new to its reader.
            }
        }
    }

    private static boolean isFollowed(Message message) {
        return !(message.audience() instanceof Audience.Customer)
                && !message.occasion().kind().isDigest();
    }

    void onWithdrawn(@Observes MessageWithdrawn withdrawn) {
        goesTo(withdrawn.message(), Optional.empty());
    }

    private void goesTo(Message message, Optional<UUID> person) {
        var known = mine.findByIdOptional(message.id());
        if (known.map(MyMessage::personId).equals(person)) {
            return;
        }
        known.ifPresent(earlier -> changes.note(earlier.personId(), message.id(), Change.WITHDRAWN));
        person.ifPresent(now -> {
            known.ifPresentOrElse(entry -> entry.handTo(now), () -> mine.persist(new MyMessage(message, now)));
            changes.note(now, message.id(), Change.MESSAGE);
        });
        if (person.isEmpty()) {
            known.ifPresent(mine::delete);
        }
    }
}
