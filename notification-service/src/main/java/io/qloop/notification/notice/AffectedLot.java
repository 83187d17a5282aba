package io.qloop.notification.notice;

import jakarta.persistence.Embeddable;

/** A production lot of a product by ERP's ids. */
@Embeddable
public record AffectedLot(String productId, String lot) {

    static final int PRODUCT_MAX = 40;
    static final int LOT_MAX = 60;
}
