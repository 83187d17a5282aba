package io.qloop.notification.inapp;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything that was missed has been told.
 *
 * @param resumed false where nothing is known of what was seen before: the list is to be read anew
 */
@Schema(name = "MyMessagesReady")
public record Ready(boolean resumed, Unread unread) {}
