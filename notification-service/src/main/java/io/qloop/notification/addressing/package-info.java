/**
 * Decides who gets a message: writes messages when an event asks for them, finds recipients for those that had none, and
 * sends again what somebody wants sent again. Intake calls it; delivery takes over from there.
 */
package io.qloop.notification.addressing;
