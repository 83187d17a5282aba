package io.qloop.notification.addressing;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageWritten;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MessagesQueued;
import io.qloop.notification.message.Occasion;
import io.qloop.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Writes one message for each audience of an event; two audiences that are the same person get one. */
@ApplicationScoped
public class WriteMessages {

    private final Addressing addressing;
    private final Messages messages;
    private final Ledger ledger;
    private final Event<MessageWritten> written;
    private final Event<MessagesQueued> queued;
    private final Clock clock;

    WriteMessages(
            Addressing addressing,
            Messages messages,
            Ledger ledger,
            Event<MessageWritten> written,
            Event<MessagesQueued> queued,
            Clock clock) {
        this.addressing = addressing;
        this.messages = messages;
        this.ledger = ledger;
        this.written = written;
        this.queued = queued;
        this.clock = clock;
    }

    /** @param audiences the one who has to act first */
    public record Command(Occasion occasion, List<Audience> audiences, Matter matter) {}

    /** Answers what was written, in the order of the audiences. */
    @Transactional
    public List<Message> handle(Command command) {
        var all = new ArrayList<Message>();
        var now = clock.instant();
        var isQueued = false;
        for (var audience : new LinkedHashSet<>(command.audiences())) {
            var found = addressing.find(audience);
            // Somebody of several posts gets one mail about one thing, the one that was written first.
            if (found.recipient()
                    .filter(r -> messages.isWritten(command.occasion(), r.mail()))
                    .isPresent()) {
                continue;
            }
            isQueued |= found.recipient().isPresent();
            var message = new Message(Ids.next(), command.occasion(), audience, command.matter(), now);
            found.recipient().ifPresent(r -> message.addressTo(r, now));
            messages.persist(message);
            ledger.note(
                    message,
                    found.recipient().isPresent() ? LedgerStep.ADDRESSED : LedgerStep.UNADDRESSED,
                    found.way(),
                    now);
            written.fire(new MessageWritten(message));
            all.add(message);
        }
        if (isQueued) {
            queued.fire(new MessagesQueued());
        }
        return List.copyOf(all);
    }
}
