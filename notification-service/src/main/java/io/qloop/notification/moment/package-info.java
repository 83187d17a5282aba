/** How moments are told to people. Every package of the service may use it; it uses none. */
package io.qloop.notification.moment;
