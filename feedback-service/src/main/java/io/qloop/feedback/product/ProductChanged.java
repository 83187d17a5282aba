package io.qloop.feedback.product;

import io.qloop.platform.i18n.Text;

/** What of ERP's product matters here. */
public record ProductChanged(String productId, Text name, boolean active) {}
