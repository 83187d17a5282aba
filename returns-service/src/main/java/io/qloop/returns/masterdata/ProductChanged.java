package io.qloop.returns.masterdata;

import io.qloop.platform.i18n.Text;

/** What this service reads of {@code erp.product-changed.v1}. */
record ProductChanged(String productId, Text name) {}
