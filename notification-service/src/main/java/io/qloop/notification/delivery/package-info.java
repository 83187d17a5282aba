/**
 * Brings queued messages to the mail server, each exactly once, and finds out what became of attempts whose end nobody
 * recorded. Nobody calls it: it is woken by what is queued.
 */
package io.qloop.notification.delivery;
