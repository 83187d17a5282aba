package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells the head of the responsible function that the customer has written again. */
@ApplicationScoped
class AnswerReceivedHandler implements EventHandler<AnswerReceived> {

    private final WriteMessages writeMessages;
    private final Sites sites;

    AnswerReceivedHandler(WriteMessages writeMessages, Sites sites) {
        this.writeMessages = writeMessages;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "qloop.feedback.answer-received.v1";
    }

    @Override
    public Class<AnswerReceived> dataType() {
        return AnswerReceived.class;
    }

    @Override
    public void handle(Event<AnswerReceived> event) {
        var answer = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.ANSWER_RECEIVED),
                List.of(new Audience.FunctionHead(answer.responsibleFunction().code(), sites.of(answer.customerId()))),
                new Matter(
                        answer.number(),
                        answer.number(),
                        answer.subject(),
                        null,
                        null,
                        null,
                        null,
                        "/feedbacks/" + answer.feedbackId())));
    }
}
