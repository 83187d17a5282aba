package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Tells the head of the responsible function of a feedback at once (NT-003). Who gets copies, and when, is a matter of its
 * procedure ({@link StageEnteredHandler}). A customer who wrote a mail hears that it has arrived, and under which number
 * further mails find their way.
 */
@ApplicationScoped
class FeedbackRegisteredHandler implements EventHandler<FeedbackRegistered> {

    private static final String BY_MAIL = "e-mail";

    private final WriteMessages writeMessages;
    private final Sites sites;

    FeedbackRegisteredHandler(WriteMessages writeMessages, Sites sites) {
        this.writeMessages = writeMessages;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "qloop.feedback.feedback-registered.v1";
    }

    @Override
    public Class<FeedbackRegistered> dataType() {
        return FeedbackRegistered.class;
    }

    @Override
    public void handle(Event<FeedbackRegistered> event) {
        var feedback = event.data();
        tell(
                event,
                MessageKind.FEEDBACK_REGISTERED,
                new Audience.FunctionHead(feedback.responsibleFunction().code(), sites.of(feedback.customerId())));
        if (feedback.channel().equals(BY_MAIL)) {
            tell(event, MessageKind.FEEDBACK_ACKNOWLEDGED, new Audience.Customer(feedback.customerId()));
        }
    }

    private void tell(Event<FeedbackRegistered> event, MessageKind kind, Audience audience) {
        var feedback = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, kind),
                List.of(audience),
                new Matter(
                        feedback.number(),
                        feedback.number(),
                        feedback.subject(),
                        null,
                        null,
                        feedback.feedbackClass(),
                        feedback.dueAt(),
                        "/feedbacks/" + feedback.feedbackId())));
    }
}
