/** Whom to write to at a customer, as ERP's master data say. Addressing reads it; only ERP's events change it. */
package io.qloop.notification.contact;
