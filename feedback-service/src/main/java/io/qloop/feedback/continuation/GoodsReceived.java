package io.qloop.feedback.continuation;

/** What of received goods matters here: the number under which they were sent back. */
record GoodsReceived(String returnReference) {}
