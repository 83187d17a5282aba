/**
 * Digests: at a time of day, and at the beginning of the week, one mail with what somebody has not read and what waits for
 * them. What people may have told in their digest alone is their own choice where the rules of messages allow it.
 */
package io.qloop.notification.digest;
