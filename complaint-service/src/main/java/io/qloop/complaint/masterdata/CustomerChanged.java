package io.qloop.complaint.masterdata;

import io.qloop.platform.i18n.Text;

/** What this service reads of {@code erp.customer-changed.v1}. */
record CustomerChanged(String customerId, Text name) {}
