/**
 * What somebody of our own people was told, in the app: a list with what is read and what is not, and a stream of what
 * changes. People ask about themselves only; customers have no part in it.
 */
package io.qloop.notification.inapp;
