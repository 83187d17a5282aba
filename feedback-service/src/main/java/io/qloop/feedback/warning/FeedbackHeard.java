package io.qloop.feedback.warning;

import java.time.Instant;

/** What counting needs of {@code qloop.feedback.feedback-registered.v1}; product and kind are null where there is none. */
record FeedbackHeard(String customerId, String productId, String kind, Instant receivedAt) {}
