package io.qloop.notification.notice;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.CollectionTable;
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
 * A notice to all customers who received given lots. Nobody is told before somebody else than who submitted it has approved
 * it; from then on its words and lots stay as they are.
 */
@Entity
public class AdvisoryNotice implements Audited {

    static final int SUBJECT_MAX = 200;
    static final int WORDS_MAX = 4000;
    static final int LOTS_MAX = 200;
    static final int REASON_MAX = 1000;

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private NoticeStatus status;

    @Embedded
    private NoticeWords words;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "advisory_notice_lot", joinColumns = @JoinColumn(name = "notice_id"))
    private Set<AffectedLot> lots = new LinkedHashSet<>();

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
     * @param authority  that has to be told as well, such as the local medical administration; empty for none
     * @param caseNumber of the complaint or feedback that led to it; empty for none
     */
    record Draft(NoticeWords words, Set<AffectedLot> lots, Optional<String> authority, Optional<String> caseNumber) {
        Draft {
            lots = Set.copyOf(lots);
        }
    }

    AdvisoryNotice(UUID id, String number, Draft draft, String by, Instant at) {
        this.id = id;
        this.number = number;
        status = NoticeStatus.DRAFT;
        createdAt = at;
        createdBy = by;
        take(draft);
    }

    void write(Draft draft) {
        require(NoticeStatus.DRAFT);
        take(draft);
    }

    private void take(Draft draft) {
        words = draft.words();
        authority = draft.authority().orElse(null);
        caseNumber = draft.caseNumber().orElse(null);
        lots.retainAll(draft.lots());
        lots.addAll(draft.lots());
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

    void issue(String by, Instant at) {
        require(NoticeStatus.SUBMITTED);
        if (by.equals(submittedBy)) {
            throw Refusal.forbidden("notice-approved-by-author");
        }
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
