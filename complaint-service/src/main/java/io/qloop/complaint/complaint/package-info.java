/**
 * Complaints, from their opening to their closure. Opened over REST and by {@code intake}; closed by people of the
 * function quality; read by our own people and by the customer who complained.
 */
package io.qloop.complaint.complaint;
