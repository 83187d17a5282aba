package io.qloop.notification.goods;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What of a delivery matters here. */
record GoodsDelivered(String deliveryNote, String customerId, Instant deliveredAt, List<Line> lines) {

    /** One delivered lot of a product. */
    record Line(int line, String productId, String lot, BigDecimal quantity, String unit) {}
}
