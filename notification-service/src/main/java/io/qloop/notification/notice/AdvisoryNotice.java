package io.qloop.notification.notice;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A notice to all customers who received given lots, or given products. Nobody is told before somebody else than who submitted
 * it has approved it; from then on its words, goods and files stay as they are.
 */
@Entity
public class AdvisoryNotice implements Audited {

    static final int SUBJECT_MAX = 200;
    static final int WORDS_MAX = 4000;
    static final int LOTS_MAX = 200;
    static final int PRODUCTS_MAX = 200;
    static final int REASON_MAX = 1000;

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    @Enumerated(EnumType.STRING)
    private NoticeStatus status;

    @Embedded
    private NoticeWords words;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "advisory_notice_lot", joinColumns = @JoinColumn(name = "notice_id"))
    private Set<AffectedLot> lots = new LinkedHashSet<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "advisory_notice_product", joinColumns = @JoinColumn(name = "notice_id"))
    @Column(name = "product_id")
    private Set<String> products = new LinkedHashSet<>();

    /** Of products: who received them before is not told. */
    private Instant deliveredSince;

    @Embedded
    private TechnicalDocument document;

    private String authority;
    private String caseNumber;
    private Instant createdAt;
    private String createdBy;
    private Instant submittedAt;
    private String submittedBy;
    private String returnedBecause;
    private Instant issuedAt;
    private String issuedBy;
    private Instant reportedAt;
    private String reportedBy;
    private String reportReference;
    private Instant endedAt;
    private String endedBy;
    private String endedBecause;

    /** For the mapper only. */
    protected AdvisoryNotice() {}

    /**
     * What its author says.
     *
     * @param goods      by which its receivers are found
     * @param document   that it brings; of a technical document only
     * @param authority  that has to be told as well, such as the local medical administration; empty for none
     * @param caseNumber of the complaint or feedback that led to it; empty for none
     */
    record Draft(
            NoticeKind kind,
            NoticeWords words,
            Goods goods,
            Optional<TechnicalDocument> document,
            Optional<String> authority,
            Optional<String> caseNumber) {}

    /**
     * Whoever received any of them is told.
     *
     * @param deliveredSince of the products; empty for ever
     */
    record Goods(Set<AffectedLot> lots, Set<String> products, Optional<Instant> deliveredSince) {
        Goods {
            lots = Set.copyOf(lots);
            products = Set.copyOf(products);
        }
    }

    AdvisoryNotice(UUID id, String number, Draft draft, String by, Instant at) {
        this.id = id;
        this.number = number;
        kind = draft.kind();
        status = NoticeStatus.DRAFT;
        createdAt = at;
        createdBy = by;
        take(draft);
    }

    /** What was submitted stays as it is. */
    void requireDraft() {
        require(NoticeStatus.DRAFT);
    }

    void write(Draft draft) {
        requireDraft();
        if (draft.kind() != kind) {
            throw Refusal.invalid("notice-kind-stays", "kind", kind);
        }
        take(draft);
    }

    private void take(Draft draft) {
        words = draft.words();
        authority = draft.authority().orElse(null);
        caseNumber = draft.caseNumber().orElse(null);
        document = draft.document().orElse(null);
        deliveredSince = draft.goods().deliveredSince().orElse(null);
        lots.retainAll(draft.goods().lots());
        lots.addAll(draft.goods().lots());
        products.retainAll(draft.goods().products());
        products.addAll(draft.goods().products());
    }

    void submit(String by, Instant at) {
        require(NoticeStatus.DRAFT);
        status = NoticeStatus.SUBMITTED;
        submittedAt = at;
        submittedBy = by;
        returnedBecause = null;
    }

    /** Back to its author. */
    void giveBack(String because) {
        require(NoticeStatus.SUBMITTED);
        status = NoticeStatus.DRAFT;
        returnedBecause = because;
        submittedAt = null;
        submittedBy = null;
    }

    /** Somebody else than who submitted it has to approve it. */
    void requireApprovalBy(String by) {
        require(NoticeStatus.SUBMITTED);
        if (by.equals(submittedBy)) {
            throw Refusal.forbidden("notice-approved-by-author");
        }
    }

    void issue(String by, Instant at) {
        requireApprovalBy(by);
        status = NoticeStatus.ISSUED;
        issuedAt = at;
        issuedBy = by;
    }

    /** The authority was told. */
    void report(String reference, String by, Instant at) {
        if (status != NoticeStatus.ISSUED && status != NoticeStatus.CLOSED) {
            throw Refusal.conflict("notice-not-possible", status);
        }
        if (authority == null) {
            throw Refusal.conflict("notice-without-authority");
        }
        reportReference = reference;
        reportedAt = at;
        reportedBy = by;
    }

    void withdraw(String because, String by, Instant at) {
        if (status != NoticeStatus.DRAFT && status != NoticeStatus.SUBMITTED) {
            throw Refusal.conflict("notice-not-possible", status);
        }
        end(NoticeStatus.WITHDRAWN, because, by, at);
    }

    /** @throws Refusal as long as an authority has to be told and was not */
    void close(String because, String by, Instant at) {
        require(NoticeStatus.ISSUED);
        if (authority != null && reportedAt == null) {
            throw Refusal.conflict("notice-not-reported", authority);
        }
        end(NoticeStatus.CLOSED, because, by, at);
    }

    /** A later revision of its document goes out: nobody is told of this one any more. */
    void giveWayTo(AdvisoryNotice later, String by, Instant at) {
        require(NoticeStatus.ISSUED);
        end(
                NoticeStatus.CLOSED,
                later.number + " (" + later.document().orElseThrow().documentRevision() + ")",
                by,
                at);
    }

    private void end(NoticeStatus as, String because, String by, Instant at) {
        status = as;
        endedBecause = because;
        endedAt = at;
        endedBy = by;
    }

    private void require(NoticeStatus wanted) {
        if (status != wanted) {
            throw Refusal.conflict("notice-not-possible", status);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String number() {
        return number;
    }

    NoticeStatus status() {
        return status;
    }

    NoticeWords words() {
        return words;
    }

    Set<AffectedLot> lots() {
        return Set.copyOf(lots);
    }

    NoticeKind kind() {
        return kind;
    }

    Set<String> products() {
        return Set.copyOf(products);
    }

    Optional<Instant> deliveredSince() {
        return Optional.ofNullable(deliveredSince);
    }

    Optional<TechnicalDocument> document() {
        return Optional.ofNullable(document);
    }

    Optional<String> authority() {
        return Optional.ofNullable(authority);
    }

    Optional<String> caseNumber() {
        return Optional.ofNullable(caseNumber);
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    Optional<Instant> submittedAt() {
        return Optional.ofNullable(submittedAt);
    }

    Optional<String> submittedBy() {
        return Optional.ofNullable(submittedBy);
    }

    Optional<String> returnedBecause() {
        return Optional.ofNullable(returnedBecause);
    }

    Optional<Instant> issuedAt() {
        return Optional.ofNullable(issuedAt);
    }

    Optional<String> issuedBy() {
        return Optional.ofNullable(issuedBy);
    }

    Optional<Instant> reportedAt() {
        return Optional.ofNullable(reportedAt);
    }

    Optional<String> reportedBy() {
        return Optional.ofNullable(reportedBy);
    }

    Optional<String> reportReference() {
        return Optional.ofNullable(reportReference);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Optional<String> endedBecause() {
        return Optional.ofNullable(endedBecause);
    }
}
