package io.qloop.feedback.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What of a delivery matters here. */
record GoodsDelivered(String deliveryNote, String customerId, Instant deliveredAt, List<Line> lines) {

    record Line(String productId, String lot, BigDecimal quantity, String unit) {}
}
