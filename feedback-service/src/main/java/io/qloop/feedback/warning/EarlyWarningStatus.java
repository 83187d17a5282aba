package io.qloop.feedback.warning;

/** Where a warning stands. */
enum EarlyWarningStatus {
    OPEN,
    SETTLED
}
