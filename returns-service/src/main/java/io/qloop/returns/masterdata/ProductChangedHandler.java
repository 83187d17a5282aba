package io.qloop.returns.masterdata;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ProductChangedHandler implements EventHandler<ProductChanged> {

    private final Products products;

    ProductChangedHandler(Products products) {
        this.products = products;
    }

    @Override
    public String type() {
        return "erp.product-changed.v1";
    }

    @Override
    public Class<ProductChanged> dataType() {
        return ProductChanged.class;
    }

    @Override
    public void handle(Event<ProductChanged> event) {
        products.accept(event.data(), event.time());
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
