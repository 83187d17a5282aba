package io.qloop.notification.escalation;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One rung of an escalation, and what became of it. It is written once and never changed. */
@Entity
@NotAudited("Itself a record of what happened to an escalation, which is audited")
class EscalationStep {

    static final int DETAIL_MAX = 2000;

    @Id
    private UUID id;

    private UUID escalationId;
    private int number;

    @Enumerated(EnumType.STRING)
    private RungTarget target;

    @Enumerated(EnumType.STRING)
    private Cause cause;

    @Enumerated(EnumType.STRING)
    private StepOutcome outcome;

    private UUID messageId;
    private String detail;
    private Instant at;

    /** For the mapper only. */
    protected EscalationStep() {}

    /**
     * What happened.
     *
     * @param cause     null for the owner
     * @param messageId by which somebody was told, or null
     * @param detail    the way that the search for somebody went
     */
    record Happened(RungTarget target, Cause cause, StepOutcome outcome, UUID messageId, String detail) {}

    EscalationStep(UUID id, UUID escalationId, int number, Happened happened, Instant at) {
        this.id = id;
        this.escalationId = escalationId;
        this.number = number;
        target = happened.target();
        cause = happened.cause();
        outcome = happened.outcome();
        messageId = happened.messageId();
        detail = happened.detail().length() <= DETAIL_MAX
                ? happened.detail()
                : happened.detail().substring(0, DETAIL_MAX);
        this.at = at;
    }

    RungTarget target() {
        return target;
    }

    Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    StepOutcome outcome() {
        return outcome;
    }

    Optional<UUID> messageId() {
        return Optional.ofNullable(messageId);
    }

    String detail() {
        return detail;
    }

    Instant at() {
        return at;
    }
}
