package io.qloop.notification.escalation;

/** The states of an escalation; from the first one a single move leads to any of the others. */
public enum EscalationStatus {
    RUNNING,
    /** One of those who were told has read it. */
    ACKNOWLEDGED,
    /** The mail was delivered, and no more was waited for. */
    DELIVERED,
    /** The case, or what was to be done, is over. */
    OVER,
    /** Somebody has stopped it. */
    STOPPED,
    /** Everybody up to the last rung was told and nobody has answered: a gap. */
    UNANSWERED
}
