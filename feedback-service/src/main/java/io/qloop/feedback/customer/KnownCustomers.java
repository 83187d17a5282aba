package io.qloop.feedback.customer;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Remembered;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers whether ERP has told us of a customer. A customer is never forgotten. */
@ApplicationScoped
public class KnownCustomers {

    private final Remembered remembered;
    private final Customers customers;

    KnownCustomers(Customers customers, BeforeCommit transaction) {
        this.customers = customers;
        this.remembered = new Remembered(transaction);
    }

    /** Needs a running transaction. */
    public boolean knows(String customerId) {
        if (remembered.has(customerId)) {
            return true;
        }
        if (customers.findByIdOptional(customerId).isEmpty()) {
            return false;
        }
        remembered.found(customerId);
        return true;
    }
}
