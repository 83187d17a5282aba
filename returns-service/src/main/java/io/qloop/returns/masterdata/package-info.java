/**
 * What the ERP told of customers, products and deliveries, as far as a return needs it. Filled by its own event handlers
 * only; whoever takes in or shows a return may read.
 */
package io.qloop.returns.masterdata;
