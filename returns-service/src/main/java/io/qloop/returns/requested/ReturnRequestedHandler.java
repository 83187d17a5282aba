package io.qloop.returns.requested;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ReturnRequestedHandler implements EventHandler<ReturnRequested> {

    private final OpenReturn openReturn;

    ReturnRequestedHandler(OpenReturn openReturn) {
        this.openReturn = openReturn;
    }

    @Override
    public String type() {
        return "qloop.feedback.return-requested.v1";
    }

    @Override
    public Class<ReturnRequested> dataType() {
        return ReturnRequested.class;
    }

    @Override
    public void handle(Event<ReturnRequested> event) {
        openReturn.handle(event.data());
    }
}
