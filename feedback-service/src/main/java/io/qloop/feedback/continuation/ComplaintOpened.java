package io.qloop.feedback.continuation;

import java.util.UUID;

/** What of an opened complaint matters here. */
record ComplaintOpened(UUID complaintId, String number, Origin origin) {}
