package io.qloop.notification.addressing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qloop.notification.address.RecipientsChanged;
import io.qloop.notification.addressing.Addressing.Found;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageWithdrawn;
import io.qloop.notification.message.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks again for the recipient of a message that has waited: a mail that is sent tomorrow goes to whoever is in charge
 * tomorrow, and nothing goes to somebody who left some seconds ago or earlier.
 */
@ApplicationScoped
public class AddressAgain {

    private final Addressing addressing;
    private final Messages messages;
    private final Ledger ledger;
    private final Event<MessageWithdrawn> withdrawn;
    private final Duration fresh;
    /** A bulk of messages asks for the same few people over and over. */
    private final Cache<Audience, Found> lately;

    AddressAgain(
            Addressing addressing,
            Messages messages,
            Ledger ledger,
            Event<MessageWithdrawn> withdrawn,
            @ConfigProperty(name = "notification.addressing.fresh", defaultValue = "5s") Duration fresh) {
        this.addressing = addressing;
        this.messages = messages;
        this.ledger = ledger;
        this.withdrawn = withdrawn;
        this.fresh = fresh;
        this.lately = Caffeine.newBuilder()
                .expireAfterWrite(fresh)
                .maximumSize(10_000)
                .build();
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecipientsChanged change) {
        lately.invalidateAll();
    }

    /** Answers whether the queued message is to go out. */
    @Transactional(TxType.MANDATORY)
    public boolean handle(Message message, Instant now) {
        if (message.queuedAt().filter(queued -> now.isAfter(queued.plus(fresh))).isEmpty()) {
            return true;
        }
        var found = find(message.audience());
        if (found.recipient().equals(message.recipient())) {
            return true;
        }
        if (found.recipient().isEmpty()) {
            message.loseRecipient();
            ledger.note(message, LedgerStep.UNADDRESSED, found.way(), now);
            return false;
        }
        if (messages.isWrittenByAnother(message, found.recipient().get().mail())) {
            // Two posts have come into one hand, which has the other message about the same event.
            withdrawn.fire(new MessageWithdrawn(message));
            messages.delete(message);
            return false;
        }
        message.readdressTo(found.recipient().get());
        ledger.note(message, LedgerStep.ADDRESSED, found.way(), now);
        return true;
    }

    /** Searched without the cache's lock: a search may write a gap of the directory, and wait for others who do. */
    private Found find(Audience audience) {
        var known = lately.getIfPresent(audience);
        if (known == null) {
            known = addressing.find(audience);
            lately.put(audience, known);
        }
        return known;
    }
}
