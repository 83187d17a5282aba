package io.qloop.notification.rules;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One version of the company's rules. What it says never changes; the one with the highest number holds. */
@Entity
@Table(name = "message_rules_version")
public class RulesVersion implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private int number;

    @Column(columnDefinition = "text")
    private String content;

    private String reason;
    private Instant createdAt;
    private String createdBy;

    /** For the mapper only. */
    protected RulesVersion() {}

    RulesVersion(UUID id, int number, String content, String reason, String by, Instant at) {
        this.id = id;
        this.number = number;
        this.content = content;
        this.reason = reason;
        this.createdBy = by;
        this.createdAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return "message-rules";
    }

    int number() {
        return number;
    }

    String content() {
        return content;
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
}
