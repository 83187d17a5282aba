package io.qloop.notification.channel;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One line of what became of a dispatch. */
@Entity
@NotAudited("Itself a record; lines are added, never changed")
public class DispatchStep {

    static final int DETAIL_MAX = 500;

    @Id
    private UUID id;

    private UUID dispatchId;

    @Enumerated(EnumType.STRING)
    private DispatchOutcome outcome;

    private int attempt;
    private Integer statusCode;
    private String detail;
    private Instant at;

    /** For the mapper only. */
    protected DispatchStep() {}

    /** @param statusCode of the other end's answer; null where there was none */
    DispatchStep(UUID id, Dispatch dispatch, DispatchOutcome outcome, Integer statusCode, String detail, Instant at) {
        this.id = id;
        this.dispatchId = dispatch.id();
        this.outcome = outcome;
        this.attempt = dispatch.attempts();
        this.statusCode = statusCode;
        this.detail = detail.length() <= DETAIL_MAX ? detail : detail.substring(0, DETAIL_MAX);
        this.at = at;
    }

    DispatchOutcome outcome() {
        return outcome;
    }

    int attempt() {
        return attempt;
    }

    Integer statusCode() {
        return statusCode;
    }

    String detail() {
        return detail;
    }

    Instant at() {
        return at;
    }
}
