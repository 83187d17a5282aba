/**
 * Events in (CloudEvents on Kafka) and the shape of events out. Services declare {@link
 * io.qloop.platform.event.EventHandler}s; the rest is done here.
 */
package io.qloop.platform.event;
