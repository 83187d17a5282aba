package io.qloop.notification.goods;

/** Fired inside of the transaction in which a delivery becomes known. */
public record LotsDelivered() {}
