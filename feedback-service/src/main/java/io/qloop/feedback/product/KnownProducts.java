package io.qloop.feedback.product;

import static java.util.function.Predicate.not;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers whether ERP has told us of products. A product is never forgotten. */
@ApplicationScoped
public class KnownProducts {

    private final Remembered remembered;
    private final Products products;

    KnownProducts(Products products, BeforeCommit transaction) {
        this.products = products;
        this.remembered = new Remembered(transaction);
    }

    /** Needs a running transaction. */
    public boolean knows(String productId) {
        return among(Set.of(productId)).contains(productId);
    }

    /** Those of the products that ERP has told us of. Needs a running transaction. */
    public Set<String> among(Set<String> productIds) {
        var asked = productIds.stream().filter(not(remembered::has)).collect(Collectors.toSet());
        var found = products.known(asked);
        found.forEach(remembered::found);
        return productIds.stream()
                .filter(id -> !asked.contains(id) || found.contains(id))
                .collect(Collectors.toSet());
    }
}
