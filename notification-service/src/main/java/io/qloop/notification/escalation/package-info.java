/**
 * Waits for the effect of messages that must be read, and tells the next one up where it does not come: deputy, head,
 * superior department, general management, as the ladders say. Listens to messages and to the ends of cases; nothing else
 * calls it but people over REST.
 */
package io.qloop.notification.escalation;
