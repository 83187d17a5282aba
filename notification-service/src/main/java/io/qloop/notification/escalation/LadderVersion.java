package io.qloop.notification.escalation;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** The ladders as they stood from some moment on; never changed, the next version takes its place. */
@Entity
class LadderVersion implements Audited {

    @Id
    private UUID id;

    private int number;
    private String content;
    private Instant changedAt;
    private String changedBy;
    private String reason;

    /** For the mapper only. */
    protected LadderVersion() {}

    LadderVersion(UUID id, int number, String content, String by, String reason, Instant at) {
        this.id = id;
        this.number = number;
        this.content = content;
        changedBy = by;
        changedAt = at;
        this.reason = reason;
    }

    @Override
    public UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    /** YAML. */
    String content() {
        return content;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }

    String reason() {
        return reason;
    }
}
