/** Ties what becomes of a message to the loop that it belongs to. Delivery, reports and acknowledgements call it. */
package io.qloop.notification.loop;
