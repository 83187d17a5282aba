package io.qloop.notification.quiet;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;

/**
 * When a site, or somebody in person, is not to be disturbed. It is entered once and changed whenever that changes; what
 * somebody has entered in person may be taken back, then the site's holds again.
 */
@Entity
class QuietHours implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    // Of one of the two.
    private String site;
    private UUID personId;

    private LocalTime beginsAt;
    private LocalTime endsAt;
    private boolean freeDays;
    private Instant changedAt;
    private String changedBy;

    /** For the mapper only. */
    protected QuietHours() {}

    private QuietHours(UUID id, String site, UUID personId) {
        this.id = id;
        this.site = site;
        this.personId = personId;
    }

    static QuietHours ofSite(UUID id, String site) {
        return new QuietHours(id, site, null);
    }

    static QuietHours ofPerson(UUID id, UUID person) {
        return new QuietHours(id, null, person);
    }

    void set(QuietSpan span, String by, Instant at) {
        beginsAt = span.from().orElse(null);
        endsAt = span.until().orElse(null);
        freeDays = span.freeDays();
        changedBy = by;
        changedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Optional<String> site() {
        return Optional.ofNullable(site);
    }

    QuietSpan span() {
        return new QuietSpan(Optional.ofNullable(beginsAt), Optional.ofNullable(endsAt), freeDays);
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }
}
