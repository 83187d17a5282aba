package io.qloop.notification.escalation;

import io.qloop.platform.json.EnumNames;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the next one up is told. */
@Schema(name = "EscalationCause")
public enum Cause {
    NOT_DELIVERED,
    NOT_ACKNOWLEDGED,
    /** The mail came back. */
    BOUNCED,
    /** The mail was refused or given up. */
    FAILED,
    /** Nobody is known whom it could go to. */
    UNADDRESSED,
    /** Somebody wants it. */
    BY_HAND;

    /** Of the text that says what came of the mail before. */
    String key() {
        return "escalation." + EnumNames.of(this);
    }

    /** Would it help to tell the same person once more? */
    boolean isCuredByAsking() {
        return this == NOT_DELIVERED || this == NOT_ACKNOWLEDGED || this == BY_HAND;
    }
}
