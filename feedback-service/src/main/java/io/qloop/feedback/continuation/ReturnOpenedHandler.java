package io.qloop.feedback.continuation;

import io.qloop.feedback.feedback.ContinueElsewhere;
import io.qloop.feedback.feedback.Successor;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Links a feedback with the return that it became. */
@ApplicationScoped
class ReturnOpenedHandler implements EventHandler<ReturnOpened> {
    private final ContinueElsewhere continueElsewhere;

    ReturnOpenedHandler(ContinueElsewhere continueElsewhere) {
        this.continueElsewhere = continueElsewhere;
    }

    @Override
    public String type() {
        return "qloop.returns.return-opened.v1";
    }

    @Override
    public Class<ReturnOpened> dataType() {
        return ReturnOpened.class;
    }

    @Override
    public void handle(Event<ReturnOpened> event) {
        var opened = event.data();
        Origin.feedback(opened.origin())
                .ifPresent(feedback -> continueElsewhere.opened(
                        feedback, Successor.opened(Successor.Kind.RETURN, opened.returnId(), opened.number())));
    }
}
