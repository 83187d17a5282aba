package io.qloop.feedback.importing;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far an import is; whoever goes on with it goes on from here. */
@Entity
@NotAudited("Counts what runs; the import itself is audited")
class ImportProgress {

    @Id
    private UUID importId;

    @Version
    private long version;

    /** The number of the last row of the file that was checked; the first one has the headings. */
    private int lastRow;

    private int rows;
    private int added;
    private int changed;
    private int unchanged;
    private int refused;
    private int written;

    /** The number of the last row that was written. */
    private int lastWritten;

    /** How often in a row it did not go on. */
    private int failures;

    @Enumerated(EnumType.STRING)
    private ImportFailure failure;

    private Instant failedAt;
    private Instant againAt;

    /** For the mapper only. */
    protected ImportProgress() {}

    ImportProgress(UUID importId) {
        this.importId = importId;
        this.lastRow = 1;
    }

    void checked(int upTo, List<Outcome> right, int wrong) {
        lastRow = upTo;
        rows += right.size() + wrong;
        refused += wrong;
        for (var outcome : right) {
            switch (outcome) {
                case ADDED -> added++;
                case CHANGED -> changed++;
                case UNCHANGED -> unchanged++;
            }
        }
    }

    void wrote(int count, int upTo) {
        written += count;
        lastWritten = upTo;
    }

    /** It did not go on, and is left alone for a while. */
    void failed(ImportFailure why, Instant at, Instant again) {
        failures++;
        failure = why;
        failedAt = at;
        againAt = again;
    }

    /** Whatever kept it from going on has passed. */
    void goesOn() {
        failures = 0;
        failure = null;
        failedAt = null;
        againAt = null;
    }

    boolean isDue(Instant now) {
        return againAt == null || !againAt.isAfter(now);
    }

    int failures() {
        return failures;
    }

    Optional<ImportFailure> failure() {
        return Optional.ofNullable(failure);
    }

    Instant failedAt() {
        return failedAt;
    }

    Instant againAt() {
        return againAt;
    }

    UUID importId() {
        return importId;
    }

    int lastRow() {
        return lastRow;
    }

    int rows() {
        return rows;
    }

    int added() {
        return added;
    }

    int changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    int refused() {
        return refused;
    }

    int written() {
        return written;
    }

    int lastWritten() {
        return lastWritten;
    }
}
