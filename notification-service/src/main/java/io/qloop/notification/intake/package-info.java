/** Events of other services that ask for a message end here; each is turned into our own words. */
package io.qloop.notification.intake;
