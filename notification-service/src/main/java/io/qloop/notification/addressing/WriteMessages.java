package io.qloop.notification.addressing;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MessagesQueued;
import io.qloop.notification.message.Occasion;
import io.qloop.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Writes one message for each audience of an event; two audiences that are the same person get one. */
@ApplicationScoped
public class WriteMessages {

    private final Addressing addressing;
    private final Messages messages;
    private final Ledger ledger;
    private final Event<MessagesQueued> queued;
    private final Clock clock;

    WriteMessages(Addressing addressing, Messages messages, Ledger ledger, Event<MessagesQueued> queued, Clock clock) {
        this.addressing = addressing;
        this.messages = messages;
        this.ledger = ledger;
        this.queued = queued;
        this.clock = clock;
    }

    /** @param audiences the one who has to act first */
    public record Command(Occasion occasion, List<Audience> audiences, Matter matter) {}

    @Transactional
    public void handle(Command command) {
        var now = clock.instant();
        var written = new HashSet<String>();
        for (var audience : new java.util.LinkedHashSet<>(command.audiences())) {
            var found = addressing.find(audience);
            if (found.recipient()
                    .filter(r -> !written.add(r.mail().toLowerCase(Locale.ROOT)))
                    .isPresent()) {
                continue;
            }
            var message = new Message(Ids.next(), command.occasion(), audience, command.matter(), now);
            found.recipient().ifPresent(r -> message.addressTo(r, now));
            messages.persist(message);
            ledger.note(
                    message,
                    found.recipient().isPresent() ? LedgerStep.ADDRESSED : LedgerStep.UNADDRESSED,
                    found.way(),
                    now);
        }
        if (!written.isEmpty()) {
            queued.fire(new MessagesQueued());
        }
    }
}
