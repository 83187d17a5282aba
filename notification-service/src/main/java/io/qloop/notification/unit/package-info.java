/**
 * Notices by which sales tells every unit that handles a complaint or return what it has to do, and by which production control
 * tells the warehouse (NT-006). Our own people write and read them over REST.
 */
package io.qloop.notification.unit;
