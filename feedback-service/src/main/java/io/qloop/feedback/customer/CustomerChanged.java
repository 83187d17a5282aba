package io.qloop.feedback.customer;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;

/** What of ERP's customer matters here; contacts are notification-service's business. */
public record CustomerChanged(String customerId, Text name, Language language, boolean active) {}
