package io.qloop.feedback.continuation;

import io.qloop.feedback.feedback.ContinueElsewhere;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows with a feedback where its complaint stands. */
@ApplicationScoped
class ComplaintStageEnteredHandler implements EventHandler<ComplaintStageEntered> {
    private final ContinueElsewhere continueElsewhere;

    ComplaintStageEnteredHandler(ContinueElsewhere continueElsewhere) {
        this.continueElsewhere = continueElsewhere;
    }

    @Override
    public String type() {
        return "qloop.complaint.stage-entered.v1";
    }

    @Override
    public Class<ComplaintStageEntered> dataType() {
        return ComplaintStageEntered.class;
    }

    @Override
    public void handle(Event<ComplaintStageEntered> event) {
        var entered = event.data();
        continueElsewhere.enteredStage(
                entered.caseId(), entered.stageName().zh(), entered.stageName().en());
    }
}
