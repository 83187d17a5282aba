package io.qloop.feedback.continuation;

import io.qloop.feedback.feedback.ContinueElsewhere;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows with a feedback how its complaint ended. */
@ApplicationScoped
class ComplaintClosedHandler implements EventHandler<ComplaintClosed> {
    private final ContinueElsewhere continueElsewhere;

    ComplaintClosedHandler(ContinueElsewhere continueElsewhere) {
        this.continueElsewhere = continueElsewhere;
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
        var closed = event.data();
        continueElsewhere.closed(closed.complaintId(), closed.resolution(), closed.closedAt());
    }
}
