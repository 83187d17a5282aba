package io.qloop.feedback.customer;

import io.qloop.platform.transaction.BeforeCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers whether ERP has told us of a customer. A customer is never forgotten, so a yes stays true and is remembered;
 * a no is looked up again every time. It saves the registration of a feedback one way to the database.
 */
@ApplicationScoped
public class KnownCustomers {
    /** A bound for memory only: some 10 MB of ids, far above the number of customers of one manufacturer. */
    private static final int REMEMBERED = 100_000;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Customers customers;
    private final BeforeCommit transaction;

    KnownCustomers(Customers customers, BeforeCommit transaction) {
        this.customers = customers;
        this.transaction = transaction;
    }

    /** Needs a running transaction. */
    public boolean knows(String customerId) {
        if (known.contains(customerId)) {
            return true;
        }
        if (customers.findByIdOptional(customerId).isEmpty()) {
            return false;
        }
        if (known.size() < REMEMBERED) {
            // Not before the commit: the customer may have come into being in this very transaction.
            transaction.afterCommit(() -> known.add(customerId));
        }
        return true;
    }
}
