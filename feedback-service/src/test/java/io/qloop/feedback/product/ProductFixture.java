package io.qloop.feedback.product;

import io.qloop.platform.i18n.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Products that ERP has told of, without the way over Kafka. */
@ApplicationScoped
public class ProductFixture {
    private final Products products;

    ProductFixture(Products products) {
        this.products = products;
    }

    @Transactional
    public void known(String productId) {
        products.record(
                new ProductChanged(productId, new Text("Product " + productId, "产品 " + productId), true),
                Instant.EPOCH);
    }
}
