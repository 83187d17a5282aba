package io.qloop.platform.number;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** How the numbers of a form are written at a site, where somebody has changed it. */
@Entity
@Table(name = "number_pattern")
class StoredSeries implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String form;

    private String site;

    private String pattern;

    private boolean restartsYearly;

    private String reason;

    private Instant changedAt;

    private String changedBy;

    protected StoredSeries() {}

    StoredSeries(UUID id, String form, String site) {
        this.id = id;
        this.form = form;
        this.site = site;
    }

    void write(NumberPattern pattern, String reason, String by, Instant at) {
        this.pattern = pattern.text();
        this.restartsYearly = pattern.restartsYearly();
        this.reason = reason;
        this.changedBy = by;
        this.changedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return "number-series:" + form + ":" + site;
    }

    String form() {
        return form;
    }

    String site() {
        return site;
    }

    NumberPattern pattern() {
        return new NumberPattern(pattern, restartsYearly);
    }

    long version() {
        return version;
    }

    String reason() {
        return reason;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }
}
