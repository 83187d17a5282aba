package io.qloop.notification.escalation;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The wait for the effect of a message. It begins when the message is written, with its owner on the lowest rung of the
 * ladder; each time that the effect does not come in time, or cannot come any more, the next one up is told. It ends once:
 * with an acknowledgement or delivery, with the case, by hand, or as a gap where nobody is left to be told.
 */
@Entity
class Escalation implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID messageId;
    private String caseId;
    private String partId;
    private String number;
    private String ladder;
    private int ladderVersion;

    @Enumerated(EnumType.STRING)
    private EscalationStatus status;

    private int rung;
    private int repeated;
    private UUID toldMessageId;

    @Enumerated(EnumType.STRING)
    private Awaits awaits;

    @Enumerated(EnumType.STRING)
    private Cause cause;

    private Instant startedAt;
    private Instant rungSince;
    private Instant dueAt;
    private Instant endedAt;
    private String endedBy;
    private String endReason;

    /** For the mapper only. */
    protected Escalation() {}

    /**
     * The message whose effect is waited for.
     *
     * @param partId what it is about where it is not the whole case: the action, the deadline; null otherwise
     * @param number of what it is about: the action, the feedback
     */
    record About(UUID messageId, String caseId, String partId, String number) {}

    /** The ladder in the version that held when the message was written. */
    record By(String ladder, int version) {}

    /** What is waited for, and until when. */
    record Wait(Awaits awaits, Instant dueAt) {}

    Escalation(UUID id, About about, By by, Wait wait, Instant at) {
        this.id = id;
        messageId = about.messageId();
        caseId = about.caseId();
        partId = about.partId();
        number = about.number();
        ladder = by.ladder();
        ladderVersion = by.version();
        status = EscalationStatus.RUNNING;
        startedAt = at;
        tell(0, messageId, wait, at);
    }

    /** Somebody was told on this rung. */
    final void tell(int onRung, UUID byMessage, Wait wait, Instant at) {
        requireRunning();
        rung = onRung;
        toldMessageId = byMessage;
        rungSince = at;
        cause = null;
        await(wait);
    }

    /** Whoever was told last was told once more. */
    void repeat(UUID byMessage, Wait wait, Instant at) {
        tell(rung, byMessage, wait, at);
        repeated++;
    }

    /** The first thing that was waited for has come, or its time begins later. */
    final void await(Wait wait) {
        requireRunning();
        awaits = wait.awaits();
        dueAt = wait.dueAt();
    }

    /** The effect cannot come any more, or somebody does not want to wait for it. */
    void hurry(Cause why, Instant at) {
        requireRunning();
        cause = why;
        dueAt = at;
    }

    /** The message goes out after all. */
    void calm(Wait wait, Instant at) {
        requireRunning();
        cause = null;
        rungSince = at;
        await(wait);
    }

    /** @param reason why, where the state does not say it by itself; null otherwise */
    void end(EscalationStatus how, String by, String reason, Instant at) {
        requireRunning();
        status = how;
        dueAt = null;
        endedAt = at;
        endedBy = by;
        endReason = reason;
    }

    void requireRunning() {
        if (status != EscalationStatus.RUNNING) {
            throw Refusal.conflict("escalation-over", status);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return caseId;
    }

    long version() {
        return version;
    }

    UUID messageId() {
        return messageId;
    }

    String caseId() {
        return caseId;
    }

    Optional<String> partId() {
        return Optional.ofNullable(partId);
    }

    String number() {
        return number;
    }

    String ladder() {
        return ladder;
    }

    int ladderVersion() {
        return ladderVersion;
    }

    EscalationStatus status() {
        return status;
    }

    /** 0 is the owner. */
    int rung() {
        return rung;
    }

    /** How often whoever was told last was told once more. */
    int repeated() {
        return repeated;
    }

    UUID toldMessageId() {
        return toldMessageId;
    }

    Awaits awaits() {
        return awaits;
    }

    Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant rungSince() {
        return rungSince;
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Optional<String> endedBy() {
        return Optional.ofNullable(endedBy);
    }

    Optional<String> endReason() {
        return Optional.ofNullable(endReason);
    }
}
