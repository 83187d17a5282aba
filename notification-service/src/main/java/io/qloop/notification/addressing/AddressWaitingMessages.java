package io.qloop.notification.addressing;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MessagesQueued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Finds recipients for messages that had none when they were written. */
@ApplicationScoped
class AddressWaitingMessages {

    private static final int BATCH = 100;

    private final Addressing addressing;
    private final Messages messages;
    private final Ledger ledger;
    private final Event<MessagesQueued> queued;
    private final Clock clock;

    AddressWaitingMessages(
            Addressing addressing, Messages messages, Ledger ledger, Event<MessagesQueued> queued, Clock clock) {
        this.addressing = addressing;
        this.messages = messages;
        this.ledger = ledger;
        this.queued = queued;
        this.clock = clock;
    }

    @Transactional
    List<Audience> waiting() {
        return messages.unaddressedAudiences();
    }

    /** Addresses one batch for this audience; answers whether there may be more. */
    @Transactional
    boolean handle(Audience audience) {
        var found = addressing.find(audience);
        if (found.recipient().isEmpty()) {
            return false;
        }
        var recipient = found.recipient().get();
        var now = clock.instant();
        var batch = messages.lockUnaddressed(audience, BATCH);
        for (var message : batch) {
            if (messages.isWritten(message.occasion(), recipient.mail())) {
                // Meant for two functions that turn out to be one person, who has the other message already.
                messages.delete(message);
            } else {
                message.addressTo(recipient, now);
                ledger.note(message, LedgerStep.ADDRESSED, found.way(), now);
            }
        }
        if (!batch.isEmpty()) {
            queued.fire(new MessagesQueued());
        }
        return batch.size() == BATCH;
    }
}
