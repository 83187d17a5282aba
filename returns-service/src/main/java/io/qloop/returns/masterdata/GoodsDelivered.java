package io.qloop.returns.masterdata;

import java.util.List;

/** What this service reads of {@code erp.goods-delivered.v1}. */
record GoodsDelivered(String deliveryNote, String customerId, List<Delivery.Line> lines) {}
