package io.qloop.notification.rules;

import io.qloop.notification.contact.CustomerContact;
import io.qloop.notification.contact.CustomerContacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says of which site our people are to be told: the one that usually delivers to the customer. */
@ApplicationScoped
class Sites {

    private final CustomerContacts contacts;

    Sites(CustomerContacts contacts) {
        this.contacts = contacts;
    }

    /**
     * Null for the whole company.
     *
     * @param customerId null where the event is about no single customer
     */
    String of(String customerId) {
        return Optional.ofNullable(customerId)
                .flatMap(contacts::findByIdOptional)
                .flatMap(CustomerContact::site)
                .orElse(null);
    }
}
