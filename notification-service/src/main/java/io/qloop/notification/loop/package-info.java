/** Ties what becomes of a message to the loop that it belongs to. Delivery and reports call it. */
package io.qloop.notification.loop;
