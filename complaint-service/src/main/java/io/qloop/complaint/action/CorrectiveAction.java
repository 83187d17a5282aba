package io.qloop.complaint.action;

import io.qloop.complaint.action.ActionEvent.ActionAssigned;
import io.qloop.complaint.action.ActionEvent.ActionCompleted;
import io.qloop.complaint.action.ActionEvent.ActionVerified;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one function has to do about the cause of a complaint. Its life: it is assigned with a deadline; the function
 * completes it with the measure that it took; somebody else, of quality, verifies the measure. An effective measure ends
 * it; one that is not effective is put on record as an attempt, and the action is assigned again with a new deadline.
 */
@Entity
public class CorrectiveAction implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    private UUID complaintId;

    private String complaintNumber;

    private String customerId;

    private String productId;

    private String lot;

    private UUID inspectionId;

    @Enumerated(EnumType.STRING)
    private ActionKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "responsible_function")
    private CompanyFunction function;

    private String description;

    @Enumerated(EnumType.STRING)
    private ActionStatus status;

    private Instant assignedAt;

    private Instant dueAt;

    private String measure;

    private String cause;

    private Instant completedAt;

    private String completedBy;

    private String remark;

    private Instant verifiedAt;

    private String verifiedBy;

    @ElementCollection
    @CollectionTable(name = "corrective_action_attempt", joinColumns = @JoinColumn(name = "action_id"))
    @OrderColumn(name = "position")
    private List<Attempt> attempts;

    protected CorrectiveAction() {}

    private CorrectiveAction(UUID id, String number, Assignment assignment, Instant at, Instant dueAt) {
        this.id = id;
        this.number = number;
        this.complaintId = assignment.complaintId();
        this.complaintNumber = assignment.complaintNumber();
        this.customerId = assignment.customerId();
        this.productId = assignment.productId();
        this.lot = assignment.lot();
        this.inspectionId = assignment.inspectionId();
        this.kind = assignment.kind();
        this.function = assignment.function();
        this.description = assignment.description();
        this.status = ActionStatus.ASSIGNED;
        this.assignedAt = at;
        this.dueAt = dueAt;
        this.attempts = new ArrayList<>();
    }

    /** Asks a function to act. */
    static CorrectiveAction assign(UUID id, String number, Assignment assignment, Instant at, Instant dueAt) {
        return new CorrectiveAction(id, number, assignment, at, dueAt);
    }

    /** What its assignment announces. */
    ActionAssigned assigned() {
        return new ActionAssigned(
                id,
                number,
                complaintId,
                complaintNumber,
                customerId,
                productId,
                lot,
                function,
                description,
                assignedAt,
                dueAt);
    }

    /** The function has acted; the cause is null where it found none. */
    ActionCompleted complete(String measure, String cause, String by, Instant at) {
        status = status.moveTo(ActionStatus.COMPLETED);
        this.measure = measure;
        this.cause = cause;
        completedAt = at;
        completedBy = by;
        return new ActionCompleted(id, number, complaintId, function, measure, at, by);
    }

    /** The measure works, which ends the action. */
    ActionVerified confirm(String remark, String by, Instant at) {
        status = status.moveTo(ActionStatus.VERIFIED);
        requireOtherThanCompleter(by);
        this.remark = remark;
        verifiedAt = at;
        verifiedBy = by;
        return verified(true, at, by);
    }

    /** The measure does not work: it becomes an attempt, and the function has to act again until the new deadline. */
    List<ActionEvent> reject(String remark, String by, Instant at, Instant dueAgainAt) {
        status = status.moveTo(ActionStatus.ASSIGNED);
        requireOtherThanCompleter(by);
        attempts.add(new Attempt(assignedAt, dueAt, measure, cause, completedAt, completedBy, remark, at, by));
        measure = null;
        cause = null;
        completedAt = null;
        completedBy = null;
        assignedAt = at;
        dueAt = dueAgainAt;
        return List.of(verified(false, at, by), assigned());
    }

    /** The date was paused, extended or computed anew. */
    void isDueBy(Instant date) {
        dueAt = date;
    }

    private void requireOtherThanCompleter(String verifier) {
        if (verifier.equals(completedBy)) {
            throw Refusal.forbidden("verifier-completed-it");
        }
    }

    private ActionVerified verified(boolean effective, Instant at, String by) {
        return new ActionVerified(id, number, complaintId, function, effective, at, by);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return complaintId.toString();
    }

    public long version() {
        return version;
    }

    String number() {
        return number;
    }

    UUID complaintId() {
        return complaintId;
    }

    String complaintNumber() {
        return complaintNumber;
    }

    String customerId() {
        return customerId;
    }

    Optional<String> productId() {
        return Optional.ofNullable(productId);
    }

    Optional<String> lot() {
        return Optional.ofNullable(lot);
    }

    Optional<UUID> inspectionId() {
        return Optional.ofNullable(inspectionId);
    }

    ActionKind kind() {
        return kind;
    }

    CompanyFunction function() {
        return function;
    }

    String description() {
        return description;
    }

    ActionStatus status() {
        return status;
    }

    Instant assignedAt() {
        return assignedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    Optional<String> measure() {
        return Optional.ofNullable(measure);
    }

    Optional<String> cause() {
        return Optional.ofNullable(cause);
    }

    Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    Optional<String> completedBy() {
        return Optional.ofNullable(completedBy);
    }

    Optional<String> remark() {
        return Optional.ofNullable(remark);
    }

    Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    Optional<String> verifiedBy() {
        return Optional.ofNullable(verifiedBy);
    }

    /** The measures that were not effective, oldest first. */
    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
