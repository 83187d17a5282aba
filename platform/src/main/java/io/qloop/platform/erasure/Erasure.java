package io.qloop.platform.erasure;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** That somebody was taken out of the data, by the pseudonym; who it was stands nowhere. */
@Entity
public class Erasure implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String customerId;
    private String pseudonym;
    private String reason;
    private String askedBy;
    private Instant askedAt;
    private int rowsChanged;
    private int entriesRedacted;

    protected Erasure() {}

    /** What was asked for, and what it came to. */
    Erasure(
            UUID id,
            String customerId,
            String pseudonym,
            String reason,
            String askedBy,
            Instant askedAt,
            int rowsChanged,
            int entriesRedacted) {
        this.id = id;
        this.customerId = customerId;
        this.pseudonym = pseudonym;
        this.reason = reason;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
        this.rowsChanged = rowsChanged;
        this.entriesRedacted = entriesRedacted;
    }

    @Override
    public UUID id() {
        return id;
    }

    String customerId() {
        return customerId;
    }

    String pseudonym() {
        return pseudonym;
    }

    String reason() {
        return reason;
    }

    String askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    int rowsChanged() {
        return rowsChanged;
    }

    int entriesRedacted() {
        return entriesRedacted;
    }
}
