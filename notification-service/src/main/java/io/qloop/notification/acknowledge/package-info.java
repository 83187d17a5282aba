/**
 * The link in a mail by which its reader says that it was read, without signing in. Letters ask for the link; the page
 * behind it is for anybody who has it.
 */
package io.qloop.notification.acknowledge;
