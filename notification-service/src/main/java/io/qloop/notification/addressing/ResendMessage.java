package io.qloop.notification.addressing;

import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MessagesQueued;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Sends a failed, bounced or unaddressed message again, to whoever is the recipient by now. */
@ApplicationScoped
public class ResendMessage {

    private final Addressing addressing;
    private final Messages messages;
    private final Ledger ledger;
    private final Event<MessagesQueued> queued;
    private final SeenVersion seenVersion;
    private final Clock clock;

    ResendMessage(
            Addressing addressing,
            Messages messages,
            Ledger ledger,
            Event<MessagesQueued> queued,
            SeenVersion seenVersion,
            Clock clock) {
        this.addressing = addressing;
        this.messages = messages;
        this.ledger = ledger;
        this.queued = queued;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    /** @param by the login of who wants it */
    public record Command(UUID message, String ifMatch, String by) {}

    @Transactional
    public Message handle(Command command) {
        var message = messages.get(command.message());
        seenVersion.require(command.ifMatch(), message, message.version());
        if (!MessageStatus.RESENDABLE.contains(message.status())) {
            throw Refusal.conflict("message-not-resendable", message.status());
        }
        var found = addressing.find(message.audience());
        var recipient = found.recipient().orElseThrow(() -> Refusal.conflict("recipient-not-known", found.way()));
        if (messages.isWrittenByAnother(message, recipient.mail())) {
            throw Refusal.conflict("recipient-has-it");
        }
        queue(message, recipient, found.way(), command.by());
        messages.flush();
        queued.fire(new MessagesQueued());
        return message;
    }

    /** Queues it for this recipient. */
    void queue(Message message, Recipient recipient, String way, String by) {
        var now = clock.instant();
        message.addressTo(recipient, now);
        ledger.note(message, LedgerStep.RESENT, way + "; asked for by " + by, now);
    }
}
