package io.qloop.feedback.continuation;

import io.qloop.feedback.feedback.ContinueElsewhere;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows with a feedback that the goods of its return have arrived. */
@ApplicationScoped
class GoodsReceivedHandler implements EventHandler<GoodsReceived> {
    private final ContinueElsewhere continueElsewhere;

    GoodsReceivedHandler(ContinueElsewhere continueElsewhere) {
        this.continueElsewhere = continueElsewhere;
    }

    @Override
    public String type() {
        return "qloop.returns.goods-received.v1";
    }

    @Override
    public Class<GoodsReceived> dataType() {
        return GoodsReceived.class;
    }

    @Override
    public void handle(Event<GoodsReceived> event) {
        continueElsewhere.received(event.data().returnReference());
    }
}
