package io.qloop.notification.escalation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is told on a rung. */
@Schema(name = "EscalationRungTarget")
public enum RungTarget {
    /** Whoever the message was written to. */
    OWNER,
    /** The deputy of the department that it was written to. */
    DEPUTY,
    /** Its head. */
    HEAD,
    /** The head of the department above; a second rung of this kind is one department higher. */
    SUPERIOR,
    GENERAL_MANAGEMENT
}
