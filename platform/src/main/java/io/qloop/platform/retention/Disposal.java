package io.qloop.platform.retention;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What becomes of one record whose period is over. It is proposed; somebody else approves it with a reason, and the
 * record goes; or it is kept, until a later day or on legal hold, and proposed again after that. When the record is gone
 * this is what remains of it.
 */
@Entity
public class Disposal implements Audited {

    /** Who proposes when nobody does. */
    static final String SYSTEM = "system";

    @Id
    private UUID id;

    @Version
    private long version;

    private String recordType;
    private UUID recordId;
    private String number;
    private LocalDate issuedOn;
    private LocalDate closedOn;
    private int years;

    @Enumerated(EnumType.STRING)
    private CountsFrom countsFrom;

    private LocalDate keptUntil;

    @Enumerated(EnumType.STRING)
    private DisposalStatus status;

    private Instant proposedAt;
    private String proposedBy;
    private Instant decidedAt;
    private String decidedBy;
    private String reason;
    private LocalDate keepUntil;
    private Instant doneAt;

    protected Disposal() {}

    /** A record and how long it was to be kept. */
    record Expired(
            String recordType,
            UUID recordId,
            String number,
            LocalDate issuedOn,
            LocalDate closedOn,
            int years,
            CountsFrom countsFrom) {

        LocalDate keptUntil() {
            return countsFrom.keptUntil(issuedOn, closedOn, years);
        }
    }

    Disposal(UUID id, Expired expired, Instant at) {
        this.id = id;
        this.recordType = expired.recordType();
        this.recordId = expired.recordId();
        this.number = expired.number();
        this.issuedOn = expired.issuedOn();
        this.closedOn = expired.closedOn();
        this.years = expired.years();
        this.countsFrom = expired.countsFrom();
        this.keptUntil = expired.keptUntil();
        this.status = DisposalStatus.PROPOSED;
        this.proposedBy = SYSTEM;
        this.proposedAt = at;
    }

    /** The record may go. Whoever proposed it does not decide. */
    void approve(String why, String by, Instant at) {
        status = status.moveTo(DisposalStatus.APPROVED);
        if (by.equals(proposedBy)) {
            throw Refusal.forbidden("disposal-approved-by-proposer");
        }
        decide(why, by, at);
    }

    /** @param until the last day; null for a legal hold, which somebody has to end */
    void keep(LocalDate until, String why, String by, Instant at) {
        status = status.moveTo(DisposalStatus.KEPT);
        decide(why, by, at);
        keepUntil = until;
    }

    /** The reason to keep it is over. */
    void proposeAgain(String by, Instant at) {
        status = status.moveTo(DisposalStatus.PROPOSED);
        proposedBy = by;
        proposedAt = at;
        keepUntil = null;
    }

    /** The record is gone. */
    void done(Instant at) {
        status = status.moveTo(DisposalStatus.DONE);
        doneAt = at;
    }

    private void decide(String why, String by, Instant at) {
        reason = why;
        decidedBy = by;
        decidedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return recordId.toString();
    }

    long version() {
        return version;
    }

    String recordType() {
        return recordType;
    }

    UUID recordId() {
        return recordId;
    }

    String number() {
        return number;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    LocalDate closedOn() {
        return closedOn;
    }

    int years() {
        return years;
    }

    CountsFrom countsFrom() {
        return countsFrom;
    }

    LocalDate keptUntil() {
        return keptUntil;
    }

    DisposalStatus status() {
        return status;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    String proposedBy() {
        return proposedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decidedBy() {
        return decidedBy;
    }

    String reason() {
        return reason;
    }

    LocalDate keepUntil() {
        return keepUntil;
    }

    Instant doneAt() {
        return doneAt;
    }
}
