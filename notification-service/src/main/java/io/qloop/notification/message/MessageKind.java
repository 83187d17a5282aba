package io.qloop.notification.message;

/** What a message tells. */
public enum MessageKind {
    ACTION_ASSIGNED,
    FEEDBACK_REGISTERED,
    /** To the customer who wrote it. */
    FEEDBACK_ACKNOWLEDGED,
    ANSWER_RECEIVED,
    SURVEY_SENT
}
