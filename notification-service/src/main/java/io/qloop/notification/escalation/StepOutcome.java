package io.qloop.notification.escalation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a rung. */
@Schema(name = "EscalationStepOutcome")
public enum StepOutcome {
    TOLD,
    /** Whoever it is was told on a lower rung. */
    TOLD_BEFORE,
    /** Neither somebody is there nor a substitute, or there is no such department. */
    NOBODY,
    /** It was the last one: a gap. */
    UNANSWERED
}
