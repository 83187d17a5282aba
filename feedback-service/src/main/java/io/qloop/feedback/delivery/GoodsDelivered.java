package io.qloop.feedback.delivery;

import java.util.List;

/** What of a delivery matters here. */
record GoodsDelivered(String deliveryNote, String customerId, List<Line> lines) {

    record Line(String productId, String lot) {}
}
