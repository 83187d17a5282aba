package io.qloop.feedback.continuation;

import java.time.Instant;
import java.util.UUID;

/** What of a closed complaint matters here. */
record ComplaintClosed(UUID complaintId, String resolution, Instant closedAt) {}
