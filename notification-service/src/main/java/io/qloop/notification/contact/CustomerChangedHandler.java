package io.qloop.notification.contact;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the contacts up to date; messages that waited for one go out then. */
@ApplicationScoped
class CustomerChangedHandler implements EventHandler<CustomerChanged> {

    private final CustomerContacts contacts;
    private final jakarta.enterprise.event.Event<RecipientsChanged> recipientsChanged;

    CustomerChangedHandler(
            CustomerContacts contacts, jakarta.enterprise.event.Event<RecipientsChanged> recipientsChanged) {
        this.contacts = contacts;
        this.recipientsChanged = recipientsChanged;
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
        contacts.record(event.data(), event.time());
        recipientsChanged.fire(new RecipientsChanged());
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
