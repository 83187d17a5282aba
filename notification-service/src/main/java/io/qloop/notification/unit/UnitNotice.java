package io.qloop.notification.unit;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A notice about a case to the units that it names. It is issued and never changes; what became of it stands in its messages. */
@Entity
public class UnitNotice implements Audited {

    static final int WORDS_MAX = 4000;
    static final int UNITS_MAX = 50;
    static final int CODE_MAX = 60;

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private UnitNoticeKind kind;

    private String caseId;
    private String caseNumber;
    private String words;
    private Instant dueAt;
    private boolean answerWanted;
    private Instant issuedAt;
    private String issuedBy;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "unit_notice_unit", joinColumns = @JoinColumn(name = "notice_id"))
    @OrderColumn(name = "position")
    private List<ToldUnit> units = new ArrayList<>();

    /** For the mapper only. */
    protected UnitNotice() {}

    /**
     * What its author says.
     *
     * @param dueAt        until when the units have to act; empty where that is left open
     * @param answerWanted whether each unit has to confirm that it has read it
     */
    record Words(
            UnitNoticeKind kind,
            String caseId,
            String caseNumber,
            String words,
            Optional<Instant> dueAt,
            boolean answerWanted) {}

    UnitNotice(UUID id, String number, Words words, List<ToldUnit> units, String by, Instant at) {
        this.id = id;
        this.number = number;
        this.kind = words.kind();
        this.caseId = words.caseId();
        this.caseNumber = words.caseNumber();
        this.words = words.words();
        this.dueAt = words.dueAt().orElse(null);
        this.answerWanted = words.answerWanted();
        this.units.addAll(units);
        this.issuedBy = by;
        this.issuedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    UnitNoticeKind kind() {
        return kind;
    }

    String caseId() {
        return caseId;
    }

    String caseNumber() {
        return caseNumber;
    }

    String words() {
        return words;
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    boolean isAnswerWanted() {
        return answerWanted;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    String issuedBy() {
        return issuedBy;
    }

    List<ToldUnit> units() {
        return List.copyOf(units);
    }
}
