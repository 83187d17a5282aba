package io.qloop.notification.addressing;

import io.qloop.notification.message.MessageSearch;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MessagesQueued;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sends many failed, bounced or unaddressed messages again, to whoever are the recipients by now: all or none. */
@ApplicationScoped
class ResendMessages {

    static final int MOST = 1000;

    private final Addressing addressing;
    private final ResendMessage resendMessage;
    private final Messages messages;
    private final Event<MessagesQueued> queued;

    ResendMessages(
            Addressing addressing, ResendMessage resendMessage, Messages messages, Event<MessagesQueued> queued) {
        this.addressing = addressing;
        this.resendMessage = resendMessage;
        this.messages = messages;
        this.queued = queued;
    }

    /**
     * @param expected how many messages whoever asks has seen; where there are others by now, nothing happens
     * @param by the login of who wants it
     */
    record Command(MessageSearch search, int expected, String by) {}

    /**
     * What became of them.
     *
     * @param withoutRecipient still nobody is known for these
     * @param alreadyWritten whoever is the recipient by now has another message about the same event
     */
    @Schema(name = "MessagesResent")
    public record Resent(int resent, int withoutRecipient, int alreadyWritten) {}

    @Transactional
    Resent handle(Command command) {
        var found = messages.lockResendable(command.search(), MOST + 1);
        if (found.size() > MOST) {
            throw Refusal.conflict("resend-too-many", MOST);
        }
        if (found.size() != command.expected()) {
            throw Refusal.conflict("resend-number-differs", found.size(), command.expected());
        }
        var resent = 0;
        var withoutRecipient = 0;
        for (var message : found) {
            var whom = addressing.find(message.audience());
            if (whom.recipient().isEmpty()) {
                withoutRecipient++;
            } else if (!messages.isWrittenByAnother(
                    message, whom.recipient().get().mail())) {
                resendMessage.queue(message, whom.recipient().get(), whom.way(), command.by());
                resent++;
            }
        }
        if (resent > 0) {
            queued.fire(new MessagesQueued());
        }
        return new Resent(resent, withoutRecipient, found.size() - resent - withoutRecipient);
    }
}
