package io.qloop.complaint.action;

/** What an action is to achieve. */
public enum ActionKind {
    /** Removes the cause of what has happened. */
    CORRECTIVE,
    /** Removes the cause of what could happen elsewhere or again. */
    PREVENTIVE
}
