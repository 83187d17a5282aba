package io.qloop.returns.masterdata;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CustomerChangedHandler implements EventHandler<CustomerChanged> {

    private final Customers customers;

    CustomerChangedHandler(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String type() {
        return "erp.customer-changed.v1";
    }

    @Override
    public Class<CustomerChanged> dataType() {
        return CustomerChanged.class;
    }

    @Override
    public void handle(Event<CustomerChanged> event) {
        customers.accept(event.data(), event.time());
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
