package io.qloop.feedback.continuation;

import io.qloop.feedback.feedback.ContinueElsewhere;
import io.qloop.feedback.feedback.Successor;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Links a feedback with the complaint that it became. */
@ApplicationScoped
class ComplaintOpenedHandler implements EventHandler<ComplaintOpened> {
    private final ContinueElsewhere continueElsewhere;

    ComplaintOpenedHandler(ContinueElsewhere continueElsewhere) {
        this.continueElsewhere = continueElsewhere;
    }

    @Override
    public String type() {
        return "qloop.complaint.complaint-opened.v1";
    }

    @Override
    public Class<ComplaintOpened> dataType() {
        return ComplaintOpened.class;
    }

    @Override
    public void handle(Event<ComplaintOpened> event) {
        var opened = event.data();
        Origin.feedback(opened.origin())
                .ifPresent(feedback -> continueElsewhere.opened(
                        feedback, Successor.opened(Successor.Kind.COMPLAINT, opened.complaintId(), opened.number())));
    }
}
