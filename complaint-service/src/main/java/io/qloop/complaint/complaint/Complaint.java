package io.qloop.complaint.complaint;

import io.qloop.complaint.complaint.ComplaintEvent.ComplaintClosed;
import io.qloop.complaint.complaint.ComplaintEvent.ComplaintOpened;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer's complaint. Its life: it is opened, by a person, by an escalated feedback or by a nonconforming return, and
 * functions are asked to act; when every action is verified, quality closes it with the resolution, which is its end.
 */
@Entity
public class Complaint implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    private String customerId;

    private String productId;

    private String lot;

    private String subject;

    private String description;

    @Enumerated(EnumType.STRING)
    private OriginKind originKind;

    private UUID originId;

    private String originNumber;

    @Enumerated(EnumType.STRING)
    private ComplaintStatus status;

    /** Name and version of the procedure that it is handled by; null for one from before procedures. */
    private String procedure;

    /** The earliest date of its procedure; null where nothing is due. */
    private Instant dueAt;

    private Instant receivedAt;

    private Instant openedAt;

    private String openedBy;

    private String resolution;

    private Instant closedAt;

    private String closedBy;

    protected Complaint() {}

    private Complaint(UUID id, String number, Grievance grievance, String by, Instant at) {
        this.id = id;
        this.number = number;
        this.customerId = grievance.customerId();
        this.productId = grievance.productId();
        this.lot = grievance.lot();
        this.subject = grievance.subject();
        this.description = grievance.description();
        this.originKind = grievance.origin().kind();
        this.originId = grievance.origin().id();
        this.originNumber = grievance.origin().number();
        this.status = ComplaintStatus.OPEN;
        this.receivedAt = grievance.receivedAt();
        this.openedAt = at;
        this.openedBy = by;
    }

    static Complaint open(UUID id, String number, Grievance grievance, String by, Instant at) {
        return new Complaint(id, number, grievance, by, at);
    }

    /** What its opening announces. */
    ComplaintOpened opened() {
        return new ComplaintOpened(id, number, customerId, productId, lot, subject, origin(), openedAt);
    }

    /** What its procedure asks for has changed. */
    void follow(String procedure, Optional<Instant> dueAt) {
        this.procedure = procedure;
        this.dueAt = dueAt.orElse(null);
    }

    /** Functions may be asked to act only as long as the complaint is open. */
    void requireOpen() {
        if (status != ComplaintStatus.OPEN) {
            throw Refusal.conflict("complaint-already-closed");
        }
    }

    /**
     * Ends the complaint.
     *
     * @param actionsNotVerified the numbers of the actions that still stand in the way
     */
    ComplaintClosed close(String resolution, List<String> actionsNotVerified, String by, Instant at) {
        status = status.moveTo(ComplaintStatus.CLOSED);
        if (!actionsNotVerified.isEmpty()) {
            throw Refusal.conflict("complaint-has-open-actions", String.join(", ", actionsNotVerified));
        }
        this.resolution = resolution;
        dueAt = null;
        closedAt = at;
        closedBy = by;
        return new ComplaintClosed(id, number, customerId, productId, lot, resolution, at, origin());
    }

    @Override
    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    long version() {
        return version;
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

    String subject() {
        return subject;
    }

    String description() {
        return description;
    }

    Origin origin() {
        return new Origin(originKind, originId, originNumber);
    }

    ComplaintStatus status() {
        return status;
    }

    Optional<String> procedure() {
        return Optional.ofNullable(procedure);
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant openedAt() {
        return openedAt;
    }

    String openedBy() {
        return openedBy;
    }

    Optional<String> resolution() {
        return Optional.ofNullable(resolution);
    }

    Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    Optional<String> closedBy() {
        return Optional.ofNullable(closedBy);
    }
}
