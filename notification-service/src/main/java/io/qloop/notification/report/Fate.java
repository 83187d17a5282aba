package io.qloop.notification.report;

/** What a mail server says became of a mail. */
enum Fate {
    FAILED,
    DELAYED,
    DELIVERED,
    /** Passed on to where nothing is reported from, or to several: nobody knows more. */
    PASSED_ON
}
