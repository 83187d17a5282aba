/**
 * Messages and the ledger of what became of each. Addressing and delivery move them through their states; the ledger is
 * the only place that keeps the address of a recipient.
 */
package io.qloop.notification.message;
