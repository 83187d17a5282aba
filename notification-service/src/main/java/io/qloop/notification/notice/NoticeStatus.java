package io.qloop.notification.notice;

/** How far an advisory notice is. */
public enum NoticeStatus {
    DRAFT,
    /** Waits for somebody else's approval. */
    SUBMITTED,
    /** Goes to everybody who received one of the lots. */
    ISSUED,
    /** Nobody is told any more; the proof stays. */
    CLOSED,
    /** Given up before anybody was told. */
    WITHDRAWN
}
