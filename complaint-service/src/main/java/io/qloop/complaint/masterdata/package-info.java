/**
 * What the ERP told of customers, as far as a complaint needs it. Filled by its own event handler only; whoever opens or
 * shows a complaint may read.
 */
package io.qloop.complaint.masterdata;
