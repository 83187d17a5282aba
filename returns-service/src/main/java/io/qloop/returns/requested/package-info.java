/**
 * Returns that another case asked for: they have a number under which the customer sends the goods back. Opened by events;
 * read by our own people and by the customer whose goods they are.
 */
package io.qloop.returns.requested;
