package io.qloop.feedback.visit;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A visit to a customer that is planned, may be put off, and is done by the record of it or cancelled with a reason. */
@Entity
public class VisitPlan implements Audited {

    static final int VISITOR_MAX = 200;
    static final int PURPOSE_MAX = 500;
    static final int REASON_MAX = 500;

    @Id
    private UUID id;

    @Version
    private long version;

    private String customerId;
    private LocalDate plannedOn;
    private String visitor;
    private String purpose;

    @Enumerated(EnumType.STRING)
    private VisitPlanStatus status;

    private UUID reportId;
    private Instant plannedAt;
    private String plannedBy;
    private String closingReason;

    /** For the mapper only. */
    protected VisitPlan() {}

    /** When which of our people visits, and what for. */
    record Plan(LocalDate plannedOn, String visitor, String purpose) {}

    VisitPlan(UUID id, String customerId, Plan plan, String plannedBy, Instant at) {
        this.id = id;
        this.customerId = customerId;
        this.plannedBy = plannedBy;
        this.plannedAt = at;
        this.status = VisitPlanStatus.PLANNED;
        plan(plan);
    }

    private void plan(Plan plan) {
        plannedOn = plan.plannedOn();
        visitor = plan.visitor();
        purpose = plan.purpose();
    }

    void change(Plan plan) {
        requirePlanned();
        plan(plan);
    }

    /** The visit was made; the record tells what was heard. */
    void made(String customer, UUID report) {
        requirePlanned();
        if (!customerId.equals(customer)) {
            throw Refusal.unprocessable("visit-of-another-customer", "visitPlan", customerId);
        }
        status = VisitPlanStatus.DONE;
        reportId = report;
    }

    void cancel(String reason) {
        requirePlanned();
        status = VisitPlanStatus.CANCELLED;
        closingReason = reason;
    }

    private void requirePlanned() {
        if (status != VisitPlanStatus.PLANNED) {
            throw Refusal.conflict("visit-not-planned", status);
        }
    }

    /** Has its day passed without the visit? */
    boolean isOverdue(LocalDate today) {
        return status == VisitPlanStatus.PLANNED && plannedOn.isBefore(today);
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String customerId() {
        return customerId;
    }

    LocalDate plannedOn() {
        return plannedOn;
    }

    String visitor() {
        return visitor;
    }

    String purpose() {
        return purpose;
    }

    VisitPlanStatus status() {
        return status;
    }

    Optional<UUID> reportId() {
        return Optional.ofNullable(reportId);
    }

    Instant plannedAt() {
        return plannedAt;
    }

    String plannedBy() {
        return plannedBy;
    }

    Optional<String> closingReason() {
        return Optional.ofNullable(closingReason);
    }
}
