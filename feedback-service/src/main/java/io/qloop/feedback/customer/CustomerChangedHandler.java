package io.qloop.feedback.customer;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the copy of a customer up to date. */
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
        customers.record(event.data(), event.time());
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
