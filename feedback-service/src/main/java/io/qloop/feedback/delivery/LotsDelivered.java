package io.qloop.feedback.delivery;

import java.util.Set;

/** Fired inside of the transaction in which lots that went to a customer become known. */
public record LotsDelivered(String customerId, Set<Lot> lots) {

    public record Lot(String productId, String number) {}

    public LotsDelivered {
        lots = Set.copyOf(lots);
    }

    /** @param productId null where only the lot is named */
    public boolean brought(String productId, String lot) {
        return lots.stream()
                .anyMatch(one -> one.number().equals(lot) && (productId == null || productId.equals(one.productId())));
    }
}
