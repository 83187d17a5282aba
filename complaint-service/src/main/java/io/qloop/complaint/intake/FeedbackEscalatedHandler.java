package io.qloop.complaint.intake;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class FeedbackEscalatedHandler implements EventHandler<FeedbackEscalated> {

    private final TakeOverFeedback takeOver;

    FeedbackEscalatedHandler(TakeOverFeedback takeOver) {
        this.takeOver = takeOver;
    }

    @Override
    public String type() {
        return "qloop.feedback.feedback-escalated.v1";
    }

    @Override
    public Class<FeedbackEscalated> dataType() {
        return FeedbackEscalated.class;
    }

    @Override
    public void handle(Event<FeedbackEscalated> event) {
        takeOver.handle(event.data());
    }
}
