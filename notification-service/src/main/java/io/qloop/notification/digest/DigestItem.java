package io.qloop.notification.digest;

import java.util.UUID;

/** A line of a digest. */
record DigestItem(UUID message, Why why) {}
