/** An event has its effect once, however often it arrives. For the event consumer. */
package io.qloop.platform.inbox;
