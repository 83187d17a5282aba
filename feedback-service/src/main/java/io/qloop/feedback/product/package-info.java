/**
 * What feedback-service knows of products: a copy of ERP's master data, changed by ERP's events alone. Other packages
 * ask whether a product is known.
 */
package io.qloop.feedback.product;
