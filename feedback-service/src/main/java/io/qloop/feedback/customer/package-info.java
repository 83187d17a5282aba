/**
 * What feedback-service knows of customers: a copy of ERP's master data, changed by ERP's events alone. Other packages
 * ask whether a customer is known, which language it reads, and whose contact somebody with a mail address is.
 */
package io.qloop.feedback.customer;
