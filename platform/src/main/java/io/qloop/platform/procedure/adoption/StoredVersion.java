package io.qloop.platform.procedure.adoption;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One version of a procedure. What it says never changes; it is only retired, after which nobody adopts it any more. */
@Entity
@Table(name = "procedure_version")
public class StoredVersion implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    private int number;

    private String subject;

    @Column(columnDefinition = "text")
    private String content;

    private Integer basedOn;

    private String reason;

    private Instant createdAt;

    private String createdBy;

    private Instant retiredAt;

    private String retiredBy;

    private String retiredReason;

    protected StoredVersion() {}

    /** @param basedOn number of the version that was edited; null where it is the preset as shipped */
    StoredVersion(
            UUID id,
            String name,
            int number,
            String subject,
            String content,
            Integer basedOn,
            String reason,
            String by,
            Instant at) {
        this.id = id;
        this.name = name;
        this.number = number;
        this.subject = subject;
        this.content = content;
        this.basedOn = basedOn;
        this.reason = reason;
        this.createdAt = at;
        this.createdBy = by;
    }

    void retire(String why, String by, Instant at) {
        requireNotRetired();
        retiredReason = why;
        retiredBy = by;
        retiredAt = at;
    }

    void requireNotRetired() {
        if (isRetired()) {
            throw Refusal.conflict("procedure-retired", name, number);
        }
    }

    boolean isRetired() {
        return retiredAt != null;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return "procedure:" + name;
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    String subject() {
        return subject;
    }

    String content() {
        return content;
    }

    Integer basedOn() {
        return basedOn;
    }

    String reason() {
        return reason;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    Instant retiredAt() {
        return retiredAt;
    }

    String retiredReason() {
        return retiredReason;
    }
}
