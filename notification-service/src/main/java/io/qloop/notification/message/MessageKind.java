package io.qloop.notification.message;

/** What a message tells. */
public enum MessageKind {
    ACTION_ASSIGNED,
    EARLY_WARNING_RAISED,
    FEEDBACK_REGISTERED,
    SURVEY_SENT
}
