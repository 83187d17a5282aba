/**
 * The directory: who heads each function and how to write to them, kept by the administrator. Addressing reads it; it
 * knows nothing of messages.
 */
package io.qloop.notification.directory;
