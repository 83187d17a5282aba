package io.qloop.feedback.continuation;

import java.util.UUID;

/** What of an opened return matters here. */
record ReturnOpened(UUID returnId, String number, Origin origin) {}
