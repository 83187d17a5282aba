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
import io.qloop.platform.inbox.Inbox;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.PerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes one message for each audience of an event; two audiences that are the same person get one. */
@ApplicationScoped
public class WriteMessages {

    private static final String IN_DIGEST = "told in the digest";

    private final Addressing addressing;
    private final Messages messages;
    private final Ledger ledger;
    private final Collecting collecting;
    private final Event<MessageWritten> written;
    private final Event<MessagesQueued> queued;
    private final Clock clock;
    private final PerTransaction<Inbox.Key, Set<String>> addresses;

    WriteMessages(
            Addressing addressing,
            Messages messages,
            Ledger ledger,
            Collecting collecting,
            Event<MessageWritten> written,
            Event<MessagesQueued> queued,
            Clock clock,
            BeforeCommit transaction) {
        this.addressing = addressing;
        this.messages = messages;
        this.ledger = ledger;
        this.collecting = collecting;
        this.written = written;
        this.queued = queued;
        this.clock = clock;
        this.addresses = new PerTransaction<>(transaction);
    }

    /**
     * @param audiences the one who has to act first
     * @param telling   whether it may wait for its readers' digests
     */
    public record Command(Occasion occasion, List<Audience> audiences, Matter matter, Telling telling) {

        /** At once. */
        public Command(Occasion occasion, List<Audience> audiences, Matter matter) {
            this(occasion, audiences, matter, Telling.AT_ONCE);
        }
    }

    /** Asks together who has messages because of these events already, about which the running transaction will write. */
    public void prepare(Collection<Inbox.Key> events) {
        var known = messages.addressesOf(events);
        events.forEach(event -> addresses.know(event, known.get(event)));
    }

    /** Who has a message because of this event already, or gets one in the running transaction. */
    private Set<String> addressesOf(Occasion occasion) {
        return addresses.get(
                new Inbox.Key(occasion.eventSource(), occasion.eventId()),
                event -> messages.addressesOf(List.of(event)).get(event));
    }

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
                    .filter(r -> !addressesOf(command.occasion()).add(r.mail().toLowerCase(Locale.ROOT)))
                    .isPresent()) {
                continue;
            }
            var isCollected = found.recipient()
                    .filter(r ->
                            collecting.isCollected(command.occasion().kind(), command.matter(), r, command.telling()))
                    .isPresent();
            isQueued |= found.recipient().isPresent() && !isCollected;
            var message = new Message(Ids.next(), command.occasion(), audience, command.matter(), now);
            found.recipient().ifPresent(r -> {
                if (isCollected) {
                    message.collectFor(r);
                } else {
                    message.addressTo(r, now);
                }
            });
            messages.persist(message);
            ledger.begin(
                    message,
                    found.recipient().isPresent() ? LedgerStep.ADDRESSED : LedgerStep.UNADDRESSED,
                    isCollected ? found.way() + "; " + IN_DIGEST : found.way(),
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
