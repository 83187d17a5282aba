package io.qloop.notification.message;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One line of the ledger. The same thing happening again right after is counted in the same line. */
@Entity
@NotAudited("Itself a record of what happened to a message, which is audited")
public class LedgerEntry {

    static final int DETAIL_MAX = 2000;

    @Id
    private UUID id;

    private UUID messageId;

    @Enumerated(EnumType.STRING)
    private LedgerStep step;

    private int attempt;
    private String detail;
    private int times;
    private Instant at;
    private Instant lastAt;

    /** For the mapper only. */
    protected LedgerEntry() {}

    LedgerEntry(UUID id, UUID messageId, LedgerStep step, int attempt, String detail, Instant at) {
        this.id = id;
        this.messageId = messageId;
        this.step = step;
        this.attempt = attempt;
        this.detail = detail;
        this.times = 1;
        this.at = at;
        this.lastAt = at;
    }

    /** The same again. */
    void again(int attempt, Instant at) {
        this.attempt = attempt;
        this.times++;
        this.lastAt = at;
    }

    boolean says(LedgerStep step, String detail) {
        return this.step == step && this.detail.equals(detail);
    }

    public LedgerStep step() {
        return step;
    }

    public int attempt() {
        return attempt;
    }

    public String detail() {
        return detail;
    }

    public int times() {
        return times;
    }

    public Instant at() {
        return at;
    }

    public Instant lastAt() {
        return lastAt;
    }
}
