package io.qloop.notification.message;

/** What a message tells. */
public enum MessageKind {
    ACTION_ASSIGNED,
    EARLY_WARNING_RAISED,
    FEEDBACK_REGISTERED,
    /** To the customer who wrote it. */
    FEEDBACK_ACKNOWLEDGED,
    ANSWER_RECEIVED,
    SURVEY_SENT
}
