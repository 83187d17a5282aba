package io.qloop.platform.audit;

/** What was done to an entity. */
public enum AuditAction {
    INSERTED,
    CHANGED,
    REMOVED,
    SIGNED,
    /** Words were taken out of another entry. */
    REDACTED
}
