package io.qloop.notification.goods;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the copy of a delivery up to date. */
@ApplicationScoped
class GoodsDeliveredHandler implements EventHandler<GoodsDelivered> {

    private final Deliveries deliveries;

    GoodsDeliveredHandler(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String type() {
        return "erp.goods-delivered.v1";
    }

    @Override
    public Class<GoodsDelivered> dataType() {
        return GoodsDelivered.class;
    }

    @Override
    public void handle(Event<GoodsDelivered> event) {
        deliveries.record(event.data(), event.time());
    }
}
