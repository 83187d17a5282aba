package io.qloop.platform.procedure.adoption;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A version of a procedure that holds for a scope from its adoption until it is ended or replaced. */
@Entity
@Table(name = "procedure_adoption")
public class Adoption implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String subject;

    @Enumerated(EnumType.STRING)
    private Scope.Kind scope;

    private String scopeKey;

    private String name;

    private int number;

    private String reason;

    private Instant adoptedAt;

    private String adoptedBy;

    private Instant endedAt;

    private String endedBy;

    private String endedReason;

    protected Adoption() {}

    Adoption(UUID id, StoredVersion adopted, Scope scope, String reason, String by, Instant at) {
        this.id = id;
        this.subject = adopted.subject();
        this.scope = scope.kind();
        this.scopeKey = scope.storedKey();
        this.name = adopted.name();
        this.number = adopted.number();
        this.reason = reason;
        this.adoptedAt = at;
        this.adoptedBy = by;
    }

    void end(String why, String by, Instant at) {
        if (endedAt != null) {
            throw Refusal.conflict("adoption-ended");
        }
        endedReason = why;
        endedBy = by;
        endedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return "procedure:" + name;
    }

    long version() {
        return version;
    }

    String subject() {
        return subject;
    }

    Scope scope() {
        return new Scope(scope, scopeKey.isEmpty() ? null : scopeKey);
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    String reason() {
        return reason;
    }

    Instant adoptedAt() {
        return adoptedAt;
    }

    String adoptedBy() {
        return adoptedBy;
    }

    Instant endedAt() {
        return endedAt;
    }

    String endedBy() {
        return endedBy;
    }

    String endedReason() {
        return endedReason;
    }
}
