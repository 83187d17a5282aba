package io.qloop.notification.escalation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rung waits for. */
@Schema(name = "EscalationAwaits")
public enum Awaits {
    /** The recipient's mail server has the mail, or ours has and none has sent it back. */
    DELIVERED,
    /** The reader says that it was read. */
    ACKNOWLEDGED
}
