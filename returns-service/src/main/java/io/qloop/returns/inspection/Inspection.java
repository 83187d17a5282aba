package io.qloop.returns.inspection;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.returns.inspection.InspectionEvent.DispositionDecided;
import io.qloop.returns.inspection.InspectionEvent.InspectionCompleted;
import io.qloop.returns.inspection.InspectionEvent.InspectionRequested;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The inspection of one returned lot. Its life: it is requested with a proposed sample when the goods are received; an
 * inspector completes it with what was found, the verdict and what becomes of every quantity. It is completed once.
 */
@Entity
public class Inspection implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    private UUID returnId;

    private String returnNumber;

    private String returnReference;

    private String customerId;

    private String site;

    private int line;

    private String productId;

    private String lot;

    private BigDecimal quantity;

    private String unit;

    private BigDecimal sampleSize;

    @Enumerated(EnumType.STRING)
    private InspectionStatus status;

    private Instant requestedAt;

    private BigDecimal inspected;

    private BigDecimal nonconforming;

    @ElementCollection
    @CollectionTable(name = "inspection_defect", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    private List<Defect> defects;

    private String cause;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Enumerated(EnumType.STRING)
    private CompanyFunction responsibleFunction;

    @ElementCollection
    @CollectionTable(name = "inspection_disposition", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    private List<Disposition> dispositions;

    private Instant completedAt;

    private String completedBy;

    protected Inspection() {}

    private Inspection(UUID id, String number, ReturnedLot lot, BigDecimal sampleSize, Instant at) {
        this.id = id;
        this.number = number;
        this.returnId = lot.returnId();
        this.returnNumber = lot.returnNumber();
        this.returnReference = lot.returnReference();
        this.customerId = lot.customerId();
        this.site = lot.site();
        this.line = lot.line();
        this.productId = lot.productId();
        this.lot = lot.lot();
        this.quantity = lot.quantity();
        this.unit = lot.unit();
        this.sampleSize = sampleSize;
        this.status = InspectionStatus.REQUESTED;
        this.requestedAt = at;
        this.defects = new ArrayList<>();
        this.dispositions = new ArrayList<>();
    }

    /** Asks for a returned lot to be inspected. */
    public static Inspection request(UUID id, String number, ReturnedLot lot, SamplingPlan plan, Instant at) {
        return new Inspection(id, number, lot, plan.sampleOf(lot.quantity()), at);
    }

    /** What its request announces. */
    public InspectionRequested requested() {
        return new InspectionRequested(
                id,
                number,
                returnId,
                returnReference,
                customerId,
                site,
                line,
                productId,
                lot,
                quantity,
                unit,
                sampleSize,
                requestedAt);
    }

    /** Completes the inspection; in the order of the answer, what was found and what becomes of the lot. */
    List<InspectionEvent> complete(Findings findings, String inspector, Instant at) {
        status = status.moveTo(InspectionStatus.COMPLETED);
        findings.requireBalance(quantity, unit);
        inspected = findings.inspected();
        nonconforming = findings.nonconforming();
        defects.addAll(findings.defects());
        cause = findings.cause();
        verdict = findings.verdict();
        responsibleFunction = findings.responsibleFunction();
        dispositions.addAll(findings.dispositions());
        completedAt = at;
        completedBy = inspector;
        return List.of(completed(), decided());
    }

    private InspectionCompleted completed() {
        return new InspectionCompleted(
                id,
                number,
                returnId,
                returnNumber,
                returnReference,
                customerId,
                site,
                productId,
                lot,
                quantity,
                unit,
                inspected,
                nonconforming,
                List.copyOf(defects),
                cause,
                verdict,
                responsibleFunction,
                completedAt,
                completedBy);
    }

    private DispositionDecided decided() {
        return new DispositionDecided(
                id,
                returnId,
                returnReference,
                customerId,
                productId,
                lot,
                unit,
                List.copyOf(dispositions),
                completedAt);
    }

    /** What the inspector found, once completed. */
    Optional<Findings> findings() {
        return status == InspectionStatus.COMPLETED
                ? Optional.of(new Findings(
                        inspected, nonconforming, defects, cause, verdict, responsibleFunction, dispositions))
                : Optional.empty();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return returnId.toString();
    }

    long version() {
        return version;
    }

    String number() {
        return number;
    }

    UUID returnId() {
        return returnId;
    }

    String returnNumber() {
        return returnNumber;
    }

    String returnReference() {
        return returnReference;
    }

    String customerId() {
        return customerId;
    }

    String site() {
        return site;
    }

    int line() {
        return line;
    }

    String productId() {
        return productId;
    }

    String lot() {
        return lot;
    }

    BigDecimal quantity() {
        return quantity;
    }

    String unit() {
        return unit;
    }

    BigDecimal sampleSize() {
        return sampleSize;
    }

    InspectionStatus status() {
        return status;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    Optional<String> completedBy() {
        return Optional.ofNullable(completedBy);
    }
}
