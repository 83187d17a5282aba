package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.inject.Singleton;

/**
 * Tells everybody of our people who was told of a feedback that it is over, or goes on after all. A feedback that nobody was
 * told of, because it was registered before this service listened, is over for nobody.
 */
abstract class FeedbackTurnHandler implements EventHandler<FeedbackTurn> {

    private final String type;
    private final MessageKind kind;
    private final WriteMessages writeMessages;
    private final Messages messages;

    private FeedbackTurnHandler(String type, MessageKind kind, WriteMessages writeMessages, Messages messages) {
        this.type = type;
        this.kind = kind;
        this.writeMessages = writeMessages;
        this.messages = messages;
    }

    @Singleton
    static class Withdrawn extends FeedbackTurnHandler {
        Withdrawn(WriteMessages writeMessages, Messages messages) {
            super("qloop.feedback.feedback-withdrawn.v1", MessageKind.FEEDBACK_WITHDRAWN, writeMessages, messages);
        }
    }

    @Singleton
    static class Merged extends FeedbackTurnHandler {
        Merged(WriteMessages writeMessages, Messages messages) {
            super("qloop.feedback.feedback-merged.v1", MessageKind.FEEDBACK_MERGED, writeMessages, messages);
        }
    }

    @Singleton
    static class HandedOnAsReturn extends FeedbackTurnHandler {
        HandedOnAsReturn(WriteMessages writeMessages, Messages messages) {
            super("qloop.feedback.return-requested.v1", MessageKind.RETURN_REQUESTED, writeMessages, messages);
        }
    }

    @Singleton
    static class Reopened extends FeedbackTurnHandler {
        Reopened(WriteMessages writeMessages, Messages messages) {
            super("qloop.feedback.feedback-reopened.v1", MessageKind.FEEDBACK_REOPENED, writeMessages, messages);
        }
    }

    @Singleton
    static class Separated extends FeedbackTurnHandler {
        Separated(WriteMessages writeMessages, Messages messages) {
            super("qloop.feedback.feedback-separated.v1", MessageKind.FEEDBACK_SEPARATED, writeMessages, messages);
        }
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Class<FeedbackTurn> dataType() {
        return FeedbackTurn.class;
    }

    @Override
    public void handle(Event<FeedbackTurn> event) {
        var told = messages.toldOf(event.subject());
        if (told.isEmpty()) {
            return;
        }
        var feedback = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, kind),
                told,
                new Matter(
                        feedback.number(),
                        feedback.otherNumber(),
                        feedback.reason(),
                        null,
                        null,
                        null,
                        null,
                        "/feedbacks/" + feedback.feedbackId())));
    }
}
