package io.qloop.survey.complaint;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import io.qloop.survey.survey.SendSurvey;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends one survey per closed complaint, however often and under however many ids the closing is announced. */
@ApplicationScoped
class ComplaintClosedHandler implements EventHandler<ComplaintClosed> {
    private final SendSurvey sendSurvey;

    ComplaintClosedHandler(SendSurvey sendSurvey) {
        this.sendSurvey = sendSurvey;
    }

    @Override
    public String type() {
        return "qloop.complaint.complaint-closed.v1";
    }

    @Override
    public Class<ComplaintClosed> dataType() {
        return ComplaintClosed.class;
    }

    @Override
    public void handle(Event<ComplaintClosed> event) {
        sendSurvey.handle(event.data().toCommand());
    }
}
