package io.qloop.notification.message;

/** What a message tells. */
public enum MessageKind {
    ACTION_ASSIGNED,
    FEEDBACK_REGISTERED,
    MONTH_SUMMARISED,
    SURVEY_SENT
}
