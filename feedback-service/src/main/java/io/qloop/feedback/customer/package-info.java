/**
 * What feedback-service knows of customers: a copy of ERP's master data, changed by ERP's events alone. Other packages
 * ask whether a customer is known and which language it reads.
 */
package io.qloop.feedback.customer;
