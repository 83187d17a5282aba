package io.qloop.complaint.intake;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Goods that are as they should be lead to nothing here. */
@ApplicationScoped
class InspectionCompletedHandler implements EventHandler<InspectionCompleted> {

    private final FollowUpNonconformingReturn followUp;

    InspectionCompletedHandler(FollowUpNonconformingReturn followUp) {
        this.followUp = followUp;
    }

    @Override
    public String type() {
        return "qloop.returns.inspection-completed.v1";
    }

    @Override
    public Class<InspectionCompleted> dataType() {
        return InspectionCompleted.class;
    }

    @Override
    public void handle(Event<InspectionCompleted> event) {
        if (event.data().verdict() == InspectionCompleted.Verdict.NONCONFORMING) {
            followUp.handle(event.data());
        }
    }
}
