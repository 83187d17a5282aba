package io.qloop.platform.procedure.form;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A controlled copy of a form that was issued to somebody. It shows the form as it stood then; once that says something else,
 * the copy is outdated and cannot be printed again.
 */
@Entity
public class ControlledCopy implements Audited {
    static final int RECEIVER_MAX = 200;

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID caseId;
    private String caseNumber;
    private int number;
    private String receiver;
    private String contentHash;
    private Instant issuedAt;
    private String issuedBy;

    /** For the mapper only. */
    protected ControlledCopy() {}

    /** @param number which controlled copy of the case it is, from 1 */
    ControlledCopy(
            UUID id,
            UUID caseId,
            String caseNumber,
            int number,
            String receiver,
            String contentHash,
            String issuedBy,
            Instant issuedAt) {
        this.id = id;
        this.caseId = caseId;
        this.caseNumber = caseNumber;
        this.number = number;
        this.receiver = receiver;
        this.contentHash = contentHash;
        this.issuedBy = issuedBy;
        this.issuedAt = issuedAt;
    }

    /** @throws Refusal when the form says something else today */
    void requireContent(String hashToday) {
        if (!contentHash.equals(hashToday)) {
            throw Refusal.conflict("controlled-copy-outdated", number, caseNumber);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return caseId.toString();
    }

    UUID caseId() {
        return caseId;
    }

    String caseNumber() {
        return caseNumber;
    }

    int number() {
        return number;
    }

    String receiver() {
        return receiver;
    }

    String contentHash() {
        return contentHash;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    String issuedBy() {
        return issuedBy;
    }
}
