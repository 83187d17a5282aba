/**
 * Other ways to tell what happens than by mail (AH-15, AH-34): signed webhooks for other systems, and the robots of group
 * chats for people. Mail stays the channel of proof; what goes out here goes out at least once.
 */
package io.qloop.notification.channel;
