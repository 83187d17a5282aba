/**
 * When people are not to be disturbed: hours and free days of a site, and of somebody in person. Delivery asks before each
 * attempt; what is urgent does not wait.
 */
package io.qloop.notification.quiet;
