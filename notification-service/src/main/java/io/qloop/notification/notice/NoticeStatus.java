package io.qloop.notification.notice;

/** How far a notice is. */
public enum NoticeStatus {
    DRAFT,
    /** Waits for somebody else's approval. */
    SUBMITTED,
    /** Goes to everybody who received one of its lots or products. */
    ISSUED,
    /** Nobody is told any more; the proof stays. */
    CLOSED,
    /** Given up before anybody was told. */
    WITHDRAWN
}
