package io.qloop.feedback.countermeasure;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What one department does about a feedback (FB-017). The department records it with a date, its head accepts or rejects it,
 * and an accepted one is completed.
 */
@Entity
class Countermeasure implements Audited {
    static final int TEXT_MAX = 4000;
    static final int REASON_MAX = 2000;
    private static final int YEARS_MAX = 10;

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID feedbackId;
    private String customerId;

    @Enumerated(EnumType.STRING)
    private CompanyFunction function;

    private String text;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private CountermeasureStatus status;

    private Instant recordedAt;
    private String recordedBy;
    private Instant decidedAt;
    private String decidedBy;
    private String decisionReason;
    private LocalDate completedOn;
    private String completedBy;

    @Column(name = "completion_note")
    private String note;

    /** For the mapper only. */
    protected Countermeasure() {}

    /** What is to be done, by which department and until when. */
    record Plan(CompanyFunction function, String text, LocalDate dueOn) {}

    Countermeasure(UUID id, UUID feedbackId, String customerId, Plan plan, String by, Instant at, LocalDate today) {
        if (plan.dueOn().isBefore(today)) {
            throw Refusal.unprocessable("countermeasure-due-in-past", "dueOn");
        }
        if (plan.dueOn().isAfter(today.plusYears(YEARS_MAX))) {
            throw Refusal.unprocessable("countermeasure-due-too-late", "dueOn", YEARS_MAX);
        }
        this.id = id;
        this.feedbackId = feedbackId;
        this.customerId = customerId;
        this.function = plan.function();
        this.text = plan.text();
        this.dueOn = plan.dueOn();
        this.status = CountermeasureStatus.RECORDED;
        this.recordedBy = by;
        this.recordedAt = at;
    }

    /** Somebody who may has given it another date. */
    void isDueOn(LocalDate day) {
        dueOn = day;
    }

    void decide(boolean accepted, String reason, String by, Instant at) {
        status = status.moveTo(accepted ? CountermeasureStatus.ACCEPTED : CountermeasureStatus.REJECTED);
        decisionReason = reason;
        decidedBy = by;
        decidedAt = at;
    }

    void complete(LocalDate on, Optional<String> note, String by, LocalDate today) {
        if (on.isAfter(today)) {
            throw Refusal.unprocessable("countermeasure-completed-in-future", "completedOn");
        }
        status = status.moveTo(CountermeasureStatus.COMPLETED);
        this.completedOn = on;
        this.completedBy = by;
        this.note = note.orElse(null);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return feedbackId.toString();
    }

    long version() {
        return version;
    }

    UUID feedbackId() {
        return feedbackId;
    }

    CompanyFunction function() {
        return function;
    }

    String text() {
        return text;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    CountermeasureStatus status() {
        return status;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }

    Optional<LocalDate> completedOn() {
        return Optional.ofNullable(completedOn);
    }

    Optional<String> completedBy() {
        return Optional.ofNullable(completedBy);
    }

    Optional<String> note() {
        return Optional.ofNullable(note);
    }
}
